package verify

import (
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

const (
	undated     = "undated; cited, decides nothing"
	inForce2018 = "in force since 2018-01-01, as secondary sources say; unit: the unit with its shareholders, its head or a senior manager"
)

// findingRows are the checks in the order of their kinds. Facts are put in words of our own; the days are those on which the
// document was seen to say so.
var findingRows = [...]findingRow{ //nolint:gochecknoglobals // constant table, laid out by the linker
	{
		kind: FindingDomainCheck,
		says: province.Text{
			En: "Since 2018-01-01 the domains of a submitted filing must have an approved suffix and an approved registrar, be in term, be real-name verified, and be held by the sponsor; for a unit the ministry's notice also takes a shareholder, its head or a senior manager, where the providers' pages mostly name the sponsor alone. Domains filed before that day are exempt. A change is checked for the domains filed since that day; from 2019-09-11 for all such domains of the sponsor, before that for added domains where the filing was older. Cancellations are not checked.",
			Zh: "自 2018-01-01 起，所提交备案的域名须后缀与注册商均获批复、在有效期内、已实名认证且域名所有者与主办者一致；单位域名，工信部通知亦认可股东、主要负责人或高级管理人员持有，而接入商页面多只认主办者。该日之前已备案的域名除外。变更备案核验该日之后备案的域名：2019-09-11 起核验主体下全部此类域名，此前对更早的备案仅核验新增域名。注销不核验。",
		},
		inaction: province.Text{
			En: "The provider must stop giving access to a domain that fails.",
			Zh: "未通过核验的，接入商须停止接入服务。",
		},
		cites: []cite{
			{doc: aliyunDomainScope, section: "域名核验规则; 域名核验范围", from: 20180609, until: 20190921},
			{doc: aliyunDomainCheck, section: "域名核验的影响", from: 20180609, until: 20190921},
			{doc: domainNotice, section: "一、五", note: inForce2018},
			{doc: ucloudDomain, section: "1-2, 5-6", from: 20190709, until: 20260228},
		},
		failures: []failureRow{
			{
				fault: FaultDomainSuffix,
				says: province.Text{
					En: "The domain's suffix is not approved. No document names a mend; a domain that is on record keeps its filing only as long as it is not cancelled, for it cannot be filed again.",
					Zh: "域名后缀未获批复。无资料说明整改办法；已备案的此类域名一旦注销即无法再次备案。",
				},
				topic:  province.TopicDomainSuffix,
				fields: []filing.Field{filing.FieldDomains},
				cites: []cite{
					{doc: aliyunDomainPrepare, section: "检查域名是否支持备案", from: 20180609, until: 20190921},
					{doc: aliyunCancel, section: "注销须知", from: 20190430, until: 20190921},
					{doc: ucloudDomain, section: "1-2", from: 20190709, until: 20260228},
				},
			},
			{
				fault: FaultDomainRegistrar,
				says: province.Text{
					En: "The domain's registrar is not approved. Transfer the domain to an approved one; domains registered before 2018-01-01 that are on record need no transfer.",
					Zh: "域名注册商未获批复。将域名转入已获批复的注册商；2018-01-01 前注册且已备案的域名无需转移。",
				},
				cites: []cite{
					{doc: aliyunDomainPrepare, section: "域名注册商是否已获工信部批复", from: 20180609, until: 20190921, note: "the exemption from 2019-09-09"},
					{doc: ucloudDomain, section: "1-2", from: 20190709, until: 20260228},
				},
			},
			{
				fault: FaultDomainExpired,
				says: province.Text{
					En: "The domain has run out. Renew it with its registrar.",
					Zh: "域名已过有效期。向注册商续费。",
				},
				topic:  province.TopicDomainValidity,
				fields: []filing.Field{filing.FieldDomainExpires},
				cites:  []cite{{doc: aliyunDomainFailed, section: "域名超过注册有效期", from: 20180609, until: 20190921}},
			},
			{
				fault: FaultDomainUnverified,
				says: province.Text{
					En: "The domain is not in the registrars' verification library. Complete its real-name verification and wait until the data arrive there: three to five working days, by another page about three days.",
					Zh: "域名不在注册商验证库中。完成域名实名认证，并等待数据入库：3 至 5 个工作日，另有页面称约三天。",
				},
				cites: []cite{
					{doc: aliyunDomainFailed, section: "域名不存在注册商验证库中", from: 20190219, until: 20190921},
					{doc: aliyunDomainPrepare, section: "检查域名实名认证信息", from: 20190422, until: 20190921, note: "about three days", dissent: true},
					{doc: huaweiDomain, section: "实名认证与时效", from: 20251231, until: 20260711},
				},
			},
			{
				fault: FaultHolderName,
				says: province.Text{
					En: "The holder's name differs from the sponsor's and, for a unit, from those of the persons who may hold its domain. Correct the domain's registration, or the sponsor's name if that is what changed; a domain that now serves another unit is transferred first. Where a person holds a unit's domain, some provinces want a proof of the registrant.",
					Zh: "域名所有者名称与主办者不一致，单位域名亦非可代为持有的人员。更正域名注册信息；主办者已更名的，变更主体；域名已转作其他单位使用的，先过户域名。单位域名由个人持有的，部分省份须提交域名注册人证明。",
				},
				orders: []province.OrderKind{province.OrderSponsor},
				topic:  province.TopicDomainHolder,
				fields: []filing.Field{filing.FieldSponsorName},
				cites: []cite{
					{doc: domainNotice, section: "一、五", note: inForce2018},
					{doc: aliyunDomainScope, section: "域名核验规则", from: 20180609, until: 20190921, note: "names the sponsor alone"},
					{doc: huaweiErrors, section: "2.3", from: 20260519, until: 20260711},
					{doc: ucloudDomain, section: "5-6", from: 20190709, until: 20260228, note: "for units the responsible person may hold it too; proof in some provinces only"},
				},
			},
			{
				fault: FaultHolderCertificate,
				says: province.Text{
					En: "The kind of certificate in the domain's real-name data differs from the sponsor's. Change the one that is wrong.",
					Zh: "域名实名认证的证件类型与主办者证件类型不一致。更正域名信息，或变更主体证件类型。",
				},
				orders: []province.OrderKind{province.OrderSponsor},
				topic:  province.TopicDomainHolder,
				fields: []filing.Field{filing.FieldSponsorCertificateKind},
				cites: []cite{
					{doc: aliyunDomainFailed, section: "域名注册人证件类型比对不一致", from: 20190524, until: 20190921},
					{doc: huaweiMaterials, section: "域名相关材料", from: 20251231, until: 20260711},
				},
			},
			{
				fault: FaultHolderNumber,
				says: province.Text{
					En: "The certificate number in the domain's real-name data differs from the sponsor's, often because the sponsor's certificate was replaced. Change the one that is out of date.",
					Zh: "域名实名认证的证件号码与主办者证件号码不一致，常因主办者换领新证件。更正域名信息，或变更主体证件号码。",
				},
				orders: []province.OrderKind{province.OrderSponsor},
				topic:  province.TopicDomainHolder,
				fields: []filing.Field{filing.FieldSponsorCertificateNumber},
				cites: []cite{
					{doc: aliyunDomainFailed, section: "域名注册人证件号码比对不一致", from: 20190920, until: 20190921},
					{doc: huaweiMaterials, section: "域名相关材料", from: 20251231, until: 20260711},
				},
			},
		},
	},
	{
		kind: FindingDataCheck,
		says: province.Text{
			En: "The bureau, or the provider for it, compares the filed data with the certificates, the persons, the domains and the sites as they are now.",
			Zh: "管局或接入商核查备案信息与证件、负责人、域名及网站现状是否一致。",
		},
		inaction: province.Text{
			En: "After the period the provider cancels the access or the bureau cancels the filing; false data can close the site at once. A change that is under review keeps the site as it is, a rejected one is to be sent again within the period. Where the access is cancelled meanwhile: abandon the change, transfer the filing in again, change it then.",
			Zh: "逾期未整改的，接入商取消接入或管局注销备案；信息虚假的可直接关闭网站。变更正在审核的不受影响，被驳回的须在整改期内重新提交。期间被取消接入的，放弃变更订单，重新接入后再变更。",
		},
		deadlines: []deadlineRow{
			{
				says: province.Text{
					En: "The notice of the check names the day; the document states no number of days.",
					Zh: "以核查通知所列整改期限为准，资料未写明天数。",
				},
				cite: cite{doc: aliyunDataCheck, section: "整改备案信息", from: 20190508, until: 20190921},
			},
			{
				limit: province.Limit{N: 10, Unit: province.WorkingDays},
				says: province.Text{
					En: "Inaccurate filed data are to be changed within ten working days after the filing succeeded, or after the notice.",
					Zh: "备案信息不准确的，应在备案成功（或收到通知）后十个工作日内变更。",
				},
				cite: cite{doc: huaweiAfterwards, section: "变更与资源管理", from: 20251231, until: 20260711},
			},
		},
		cites: []cite{
			{doc: aliyunDataCheck, section: "整改备案信息; 变更备案过程中备案被取消接入了怎么办", from: 20190508, until: 20190921, note: "the notes on running changes from 2019-09-16"},
			{doc: order33, section: "第二十三条", from: 20200114, until: 20260228, note: "false data"},
			{doc: tencentDataCheck, section: "主体备案信息未通过; 网站备案信息未通过", note: undated},
		},
		failures: []failureRow{
			{
				fault: FaultSponsorName,
				says: province.Text{
					En: "The sponsor's name is out of date: renamed, revoked, or not the domain's holder. Change it to what certificate and domain say.",
					Zh: "主办单位名称不合格：企业已更名、证件已注销吊销或与域名所有者不一致。变更主体名称，使之与证件及域名所有者一致。",
				},
				orders: []province.OrderKind{province.OrderSponsor},
				topic:  province.TopicRename,
				fields: []filing.Field{filing.FieldSponsorName, filing.FieldSponsorCertificateName},
				cites: []cite{
					{doc: aliyunDataCheck, section: "主办单位名称不合格", from: 20190508, until: 20190921},
					{doc: huaweiErrors, section: "1.2", from: 20260519, until: 20260711},
					{doc: tencentDataCheck, section: "主体备案信息未通过", note: undated},
				},
			},
			{
				fault: FaultSponsorNumber,
				says: province.Text{
					En: "The certificate number is not the current one, as since the certificates were merged on 2015-10-01. Change it to the unified social credit code; a page seen since 2026-05-27 says that the number cannot be edited in a change.",
					Zh: "证件号码不是最新号码（2015-10-01 起三证合一）。变更为统一社会信用代码；2026-05-27 起所见的一处页面则称证件号码不可通过变更修改。",
				},
				orders: []province.OrderKind{province.OrderSponsor},
				topic:  province.TopicCertificateNumber,
				fields: []filing.Field{filing.FieldSponsorCertificateKind, filing.FieldSponsorCertificateNumber},
				cites: []cite{
					{doc: aliyunDataCheck, section: "主办单位证件号码不合格", from: 20190508, until: 20190921},
					{doc: huaweiErrors, section: "1.3", from: 20260519, until: 20260711},
					{doc: huaweiChange, section: "修改限制", from: 20260527, until: 20260711, note: "the number cannot be edited: cancel and file again, or migrate where the province has it", dissent: true},
					{doc: tencentDataCheck, section: "主体备案信息未通过", note: undated},
				},
			},
			{
				fault: FaultSponsorAddress,
				says: province.Text{
					En: "The filed address differs from the one on the certificate. Change it, with the latest certificate.",
					Zh: "证件住所与证件不一致。凭最新证件变更主体证件住所。",
				},
				orders: []province.OrderKind{province.OrderSponsor},
				topic:  province.TopicCertificate,
				fields: []filing.Field{filing.FieldSponsorCertificateAddress},
				cites: []cite{
					{doc: huaweiErrors, section: "1.4", from: 20260519, until: 20260711},
					{doc: tencentDataCheck, section: "主体备案信息未通过", note: undated},
				},
			},
			{
				fault: FaultPrincipal,
				says: province.Text{
					En: "The unit's responsible person is not its legal representative. Name the present one, with document number, phone and e-mail; some provinces take another person with a letter of authorisation.",
					Zh: "主体负责人不是现任法定代表人。变更为现任法定代表人，并更新其证件号码、电话与邮箱；部分省份可凭授权书由他人担任。",
				},
				orders: []province.OrderKind{province.OrderSponsor},
				topic:  province.TopicResponsiblePerson,
				fields: []filing.Field{
					filing.FieldPrincipalName, filing.FieldPrincipalIDKind, filing.FieldPrincipalIDNumber,
					filing.FieldPrincipalMobile, filing.FieldPrincipalEmail,
				},
				cites: []cite{
					{doc: aliyunDataCheck, section: "主体负责人姓名不合格，非法定代表人", from: 20190508, until: 20190921},
					{doc: huaweiErrors, section: "1.5", from: 20260519, until: 20260711, note: "with the latest licence; a letter of authorisation in some provinces"},
					{doc: tencentDataCheck, section: "主体备案信息未通过", note: undated},
				},
			},
			{
				fault: FaultPersonDocument,
				says: province.Text{
					En: "The identity document of a responsible person has run out. Change it to the new one; the sponsor's person and a service's person take an order each.",
					Zh: "负责人证件已过期。变更为新证件；主体负责人与网站负责人分别办理变更。",
				},
				orders: []province.OrderKind{province.OrderSponsor, province.OrderService},
				topic:  province.TopicIDValidity,
				fields: []filing.Field{filing.FieldPrincipalID, filing.FieldManagerID},
				cites: []cite{
					{doc: huaweiErrors, section: "1.6", from: 20260519, until: 20260711},
					{doc: tencentDataCheck, section: "主体备案信息未通过; 网站备案信息未通过", note: undated},
				},
			},
			{
				fault: FaultContact,
				says: province.Text{
					En: "A phone is not that of the present responsible person, or nobody answers. Change the contact data of the sponsor or the service.",
					Zh: "联系电话不属于现任负责人或无法接通。变更主体或网站的联系方式。",
				},
				orders: []province.OrderKind{province.OrderSponsor, province.OrderService},
				topic:  province.TopicPhone,
				fields: []filing.Field{
					filing.FieldPrincipalMobile, filing.FieldPrincipalEmergencyPhone,
					filing.FieldManagerMobile, filing.FieldManagerEmergencyPhone,
				},
				cites: []cite{
					{doc: aliyunDataCheck, section: "备案主体/网站负责人联系电话不合格", from: 20190508, until: 20190921},
					{doc: huaweiErrors, section: "4.1-4.2", from: 20260519, until: 20260711},
					{doc: tencentDataCheck, section: "主体备案信息未通过", note: undated},
				},
			},
			{
				fault: FaultContactShared,
				says: province.Text{
					En: "Two responsible persons share a phone or an e-mail. Give each their own.",
					Zh: "不同负责人共用电话或邮箱。变更为各自的联系方式。",
				},
				orders: []province.OrderKind{province.OrderSponsor, province.OrderService},
				topic:  province.TopicPhone,
				fields: []filing.Field{
					filing.FieldPrincipalMobile, filing.FieldPrincipalEmail, filing.FieldManagerMobile, filing.FieldManagerEmail,
				},
				cites: []cite{
					{doc: huaweiMaterials, section: "联系方式要求", from: 20251231, until: 20260711, note: "of filings in general"},
					{doc: tencentDataCheck, section: "主体备案信息未通过", note: undated},
				},
			},
			{
				fault: FaultDomainExpired,
				says: province.Text{
					En: "A filed domain has run out. Renew it and hand in its certificate, in the running change or else to the provider's support.",
					Zh: "已备案域名过期。续费后提交域名证书：有变更订单的随订单提交，否则提交给接入商客服。",
				},
				topic:    province.TopicDomainValidity,
				fields:   []filing.Field{filing.FieldDomainExpires},
				material: province.DomainCertificate,
				remedy:   province.RemedyAttachMaterial,
				cites:    []cite{{doc: aliyunDataCheck, section: "域名过期", from: 20190508, until: 20190921}},
			},
			{
				fault: FaultContentMismatch,
				says: province.Text{
					En: "The site's content does not fit its sponsor. An individual's site with a company's content needs a unit as its sponsor, where the province allows that; a unit changes the filing or the content.",
					Zh: "网站内容与主体不符。个人备案含企业内容的，主办者须改为单位，当地管局允许的可办理变更；单位备案的，变更备案信息或整改内容。",
				},
				orders: []province.OrderKind{province.OrderSponsor, province.OrderService},
				topic:  province.TopicReplacement,
				fields: []filing.Field{filing.FieldSponsor, filing.FieldServiceName, filing.FieldServiceContents},
				cites: []cite{
					{doc: aliyunDataCheck, section: "网站内容与主体不符", from: 20190128, until: 20190921},
					{doc: tencentDataCheck, section: "网站备案信息未通过", note: undated},
				},
			},
			{
				fault: FaultCommercialContent,
				says: province.Text{
					En: "The content is commercial. Remove it, or obtain the telecom licence and then file the change.",
					Zh: "网站内容涉及经营性。去除相关内容，或取得增值电信业务经营许可证后变更备案。",
				},
				orders: []province.OrderKind{province.OrderService},
				topic:  province.TopicServiceContent,
				fields: []filing.Field{filing.FieldServiceContents},
				cites: []cite{
					{doc: aliyunDataCheck, section: "网站内容涉及经营性", from: 20190916, until: 20190921},
					{doc: tencentDataCheck, section: "网站备案信息未通过", note: undated},
				},
			},
			{
				fault: FaultServerIP,
				says: province.Text{
					En: "A domain resolves to no address, to another provider's, or not to the filed one. Bring the resolution into line, or change the filed address: by an order for the access data where the console has one, else by a change of the service.",
					Zh: "域名未解析，或解析到非本接入商或非备案 IP。调整解析，或变更备案 IP；系统无变更接入订单的，办理变更网站。",
				},
				orders: []province.OrderKind{province.OrderAccess, province.OrderService},
				topic:  province.TopicServerIP,
				fields: []filing.Field{filing.FieldAccessIPs},
				cites: []cite{
					{doc: huaweiErrors, section: "5.2", from: 20260519, until: 20260711},
					{doc: tencentDataCheck, section: "网站备案信息未通过", note: undated},
				},
			},
		},
	},
	{
		kind: FindingEmptyShell,
		says: province.Text{
			En: "A filing whose domain no longer points to the filed provider, or a sponsor's record without any service, is an empty shell.",
			Zh: "域名不再解析到备案接入商的网站为空壳网站；主体下已无网站的为空壳主体。",
		},
		inaction: province.Text{
			En: "An uncorrected shell loses the access, and the bureau may cancel the filing.",
			Zh: "逾期未整改的取消接入，管局可注销备案。",
		},
		cites: []cite{{doc: aliyunEmptyShell, section: "空壳网站核查规则", from: 20180609, until: 20190921}},
		failures: []failureRow{
			{
				fault: FaultNotResolving,
				says: province.Text{
					En: "The domain does not resolve to the filed provider's servers in the mainland. Point it back, or transfer the filing in to the provider that is in use.",
					Zh: "域名未解析到备案接入商的境内服务器。将域名解析回来，或向实际使用的接入商新增接入。",
				},
				orders: []province.OrderKind{province.OrderTransferIn},
				remedy: province.RemedyTransferIn,
				topic:  province.TopicTransferIn,
				fields: []filing.Field{filing.FieldAccess},
				cites:  []cite{{doc: aliyunEmptyShell, section: "空壳网站核查规则", from: 20180609, until: 20190921}},
			},
			{
				fault: FaultDomainLost,
				says: province.Text{
					En: "The filed domain has lapsed or is no longer the sponsor's. A service that has other domains drops it by a change; else the service is cancelled, or the whole sponsor where nothing else is left, before the sponsor files again.",
					Zh: "已备案域名失效或不再持有。网站另有其他域名的，变更备案删除该域名；否则注销该网站，主体下别无网站的注销主体，再重新备案。",
				},
				orders: []province.OrderKind{province.OrderService, province.OrderCancelService, province.OrderCancelSponsor},
				topic:  province.TopicCancellation,
				fields: []filing.Field{filing.FieldDomains, filing.FieldService},
				cites: []cite{
					{doc: aliyunEmptyShell, section: "空壳网站核查规则", from: 20180609, until: 20190921, note: "that a lapsed domain makes a shell"},
					{doc: huaweiChange, section: "域名过期处理", from: 20260527, until: 20260711, note: "one domain of several is deleted by a change"},
					{doc: aliyunCancel, section: "注销分类", from: 20180609, until: 20190921, note: "cancelling a website leaves the sponsor and its other sites"},
					{doc: tencentSiteInfo, section: "之前备案的域名没有了", note: undated},
				},
			},
			{
				fault: FaultSponsorWithoutSites,
				says: province.Text{
					En: "The sponsor has a number but no service. It is cancelled offline with the bureau before a new filing; some provinces let it add a service instead.",
					Zh: "主体下无网站。重新备案前须向管局线下注销；部分省份可直接新增网站。",
				},
				orders: []province.OrderKind{province.OrderCancelSponsor},
				remedy: province.RemedyCancelAndRefile,
				topic:  province.TopicCancellation,
				cites: []cite{
					{doc: aliyunDataCheck, section: "超期未整改，备案被取消接入后长期未操作", from: 20190128, until: 20190921},
					{doc: huaweiCancel, section: "地域差异", from: 20251231, until: 20260711, note: "about five working days; lists the provinces that let a service be added"},
					{doc: tencentCancelFAQ, section: "空壳主体如何注销", note: undated},
					{doc: tencentCancelSite, section: "一. 提交注销网站申请", note: undated},
				},
			},
		},
	},
	{
		kind: FindingSiteClosed,
		says: province.Text{
			En: "A filed site that was paused or closed: its filing is changed or cancelled as well.",
			Zh: "已备案网站暂停或关闭的，须相应变更或注销备案。",
		},
		inaction: province.Text{
			En: "Not cancelling when the service ends is met with an order to correct and a fine of ten thousand yuan. Where a filed site does not open, the change of any other data is rejected.",
			Zh: "终止服务未办理注销的，责令改正并处一万元罚款；已备案网站无法打开的，其他变更申请会被驳回。",
		},
		deadlines: []deadlineRow{{
			says: province.Text{
				En: "The filing is cancelled on the day the service ends.",
				Zh: "应在终止服务之日办理注销。",
			},
			cite: cite{doc: order33, section: "第十五条", from: 20200114, until: 20260228, note: "in force since 2005-03-20"},
		}},
		cites: []cite{
			{doc: order33, section: "第十五条; 第二十六条", from: 20200114, until: 20260228, note: "in force since 2005-03-20"},
			{doc: ucloudChange, section: "注意 1", from: 20190717, until: 20260228},
			{doc: huaweiRejected, section: "网站信息与内容规范", from: 20251231, until: 20260711},
			{doc: webArticle, note: undated},
		},
		failures: []failureRow{
			{
				fault: FaultSitePaused,
				says: province.Text{
					En: "The site does not open for the time being. Open it, with its number and the link at the foot, before any order is sent; file the change in time if the pause goes with one.",
					Zh: "网站暂时无法访问。提交任何订单前须恢复访问并在页脚标明备案号及链接；涉及信息变化的及时变更备案。",
				},
				topic: province.TopicSiteOpen,
				cites: []cite{
					{doc: ucloudChange, section: "注意 1", from: 20190717, until: 20260228},
					{doc: huaweiRejected, section: "网站信息与内容规范", from: 20251231, until: 20260711},
					{doc: webArticle, note: undated},
				},
			},
			{
				fault: FaultSiteEnded,
				says: province.Text{
					En: "The service has ended. Cancel it; where it was the sponsor's last one, cancel the sponsor, or an empty shell remains.",
					Zh: "服务已终止。注销该网站；为主体下唯一网站的，注销主体，否则成为空壳主体。",
				},
				orders: []province.OrderKind{province.OrderCancelService, province.OrderCancelSponsor},
				remedy: province.RemedyCancelService,
				topic:  province.TopicCancellation,
				fields: []filing.Field{filing.FieldService},
				cites: []cite{
					{doc: order33, section: "第十五条", from: 20200114, until: 20260228},
					{doc: tencentCancelSite, section: "一. 提交注销网站申请", note: undated},
					{doc: webArticle, note: undated},
				},
			},
		},
	},
}
