package locale

import "github.com/gobeian/icp/change"

// reasonTexts state what was found, not what follows from it: the same reason may block on one day and be worth a word on
// another.
var reasonTexts = [...]text{ //nolint:gochecknoglobals // constant table
	change.ReasonProvinceChanged:                 {"变更了备案所在省份", "the filing is moved to another province"},
	change.ReasonNumberChanged:                   {"变更了备案号", "the filing number is changed"},
	change.ReasonNumberProvinceMismatch:          {"备案号的省份简称与备案所在省份不符", "the filing number names another province than the filing"},
	change.ReasonSponsorReplaced:                 {"更换了主办者", "another sponsor takes over the filing"},
	change.ReasonSponsorRenamed:                  {"变更了主办者名称", "the sponsor is renamed"},
	change.ReasonCertificateNumberChanged:        {"变更了主办者证件号码", "the number of the sponsor's certificate is changed"},
	change.ReasonCertificateNameMismatch:         {"主办者名称与证件上的名称不一致", "the sponsor's name is not the one on its certificate"},
	change.ReasonDomainAdded:                     {"新增了域名", "a domain is added"},
	change.ReasonDomainReplaced:                  {"更换了域名", "a domain is exchanged for another one"},
	change.ReasonDomainRemoved:                   {"删除了域名", "a domain is removed"},
	change.ReasonLastDomainRemoved:               {"删除了该网站唯一的域名", "the only domain of the service is removed"},
	change.ReasonServiceAdded:                    {"新增了网站（互联网信息服务）", "a service is added"},
	change.ReasonServiceRemoved:                  {"删除了网站（互联网信息服务）", "a service is removed"},
	change.ReasonAccessProviderChanged:           {"变更了接入商", "the access provider is changed"},
	change.ReasonServerRegionMismatch:            {"服务器放置地与备案所在省份不一致", "the servers stand in another province than the filing"},
	change.ReasonMixedOrder:                      {"主体信息与网站（互联网信息服务）信息放在同一个订单中变更", "data of the sponsor and of a service go into one order"},
	change.ReasonOrderInProgress:                 {"该主办者已有进行中的订单", "another order of the sponsor is still running"},
	change.ReasonOrderKindUnavailable:            {"所选的订单类型不适用", "the chosen kind of order is not to be had"},
	change.ReasonDomainHolderMismatch:            {"域名所有者与主办者不一致", "the holder of the domain is not the sponsor or somebody allowed in its place"},
	change.ReasonDomainExpiring:                  {"域名已到期或即将到期", "the domain has expired or is about to"},
	change.ReasonDomainSuffix:                    {"域名后缀不符合要求", "the suffix of the domain does not meet the requirement"},
	change.ReasonDomainLimit:                     {"域名数量超过上限", "there are more domains than allowed"},
	change.ReasonPreApprovalMissing:              {"缺少前置审批", "a pre-approval is missing"},
	change.ReasonIDExpiring:                      {"证件已过期或即将到期", "the certificate or identity document has expired or is about to"},
	change.ReasonIDInvalid:                       {"负责人证件号码有误", "the number of an identity document is wrong"},
	change.ReasonCertificateInvalid:              {"主办者证件号码有误", "the number of the sponsor's certificate is wrong"},
	change.ReasonMobileInvalid:                   {"手机号码有误", "the mobile number is wrong"},
	change.ReasonEmailInvalid:                    {"电子邮箱有误", "the e-mail address is wrong"},
	change.ReasonFieldMissing:                    {"缺少必填信息", "mandatory data are missing"},
	change.ReasonUnderAge:                        {"负责人年龄不足", "the responsible person is too young"},
	change.ReasonPhoneNotLocal:                   {"手机号码不是本省号码", "the mobile number is not one of the province"},
	change.ReasonResidenceProofMissing:           {"缺少居住证明", "the proof of residence is missing"},
	change.ReasonPrincipalNotLegalRepresentative: {"负责人不是法定代表人", "the responsible person is not the legal representative"},
	change.ReasonPersonsMustMatch:                {"主体负责人与网站（互联网信息服务）负责人须为同一人，实际并非同一人", "the persons responsible for the sponsor and for the service are not one person, as they should be"},
	change.ReasonPersonsMustDiffer:               {"主体负责人与网站（互联网信息服务）负责人不得为同一人，实际为同一人", "the persons responsible for the sponsor and for the service are one person, as they should not be"},
	change.ReasonPhoneShared:                     {"同一号码被多人共用", "one phone number serves several persons"},
	change.ReasonPhoneNotOwn:                     {"号码未登记在本人名下", "the phone number is not registered to the person"},
	change.ReasonAddressMismatch:                 {"通信地址不符合要求", "the mailing address does not meet the requirement"},
	change.ReasonServiceName:                     {"网站（App）名称不符合要求", "the name of the service does not meet the requirement"},
	change.ReasonServiceContent:                  {"服务内容不符合要求", "the contents of the service do not meet the requirement"},
	change.ReasonRequirement:                     {"不符合该项要求", "a requirement is not met"},
	change.ReasonSiteNotOpen:                     {"网站无法打开", "the website does not open"},
	change.ReasonMaterialMissing:                 {"应交材料不齐", "material is missing"},
	change.ReasonLate:                            {"未按期办理变更", "the change comes late"},
	change.ReasonNotCovered:                      {"现有数据未覆盖该日", "the data do not cover this day"},
	change.ReasonUndecided:                       {"现有信息不足以判定", "what is known does not decide this"},
}

var severityTexts = [...]text{ //nolint:gochecknoglobals // constant table
	change.Blocking: {"阻断", "blocking"},
	change.Advisory: {"提示", "advisory"},
}

var opTexts = [...]text{ //nolint:gochecknoglobals // constant table
	change.Added:    {"新增", "added"},
	change.Removed:  {"删除", "removed"},
	change.Replaced: {"更换", "replaced"},
	change.Changed:  {"修改", "changed"},
	change.Reissued: {"换发", "reissued"},
	change.Mirrored: {"域名登记信息有变（不属于变更订单）", "record of the registrar changed (belongs to no order)"},
}
