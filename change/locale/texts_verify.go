package locale

import (
	"github.com/gobeian/icp/change"
	"github.com/gobeian/icp/province"
	"github.com/gobeian/icp/verify"
)

var truthTexts = [...]text{ //nolint:gochecknoglobals // constant table
	change.NotKnown: {"未知", "not known"},
	change.Yes:      {"是", "yes"},
	change.No:       {"否", "no"},
}

var routeTexts = [...]text{ //nolint:gochecknoglobals // constant table
	verify.RouteNone:             {"无需提交订单", "nothing to submit"},
	verify.RouteChange:           {"变更备案", "change order"},
	verify.RouteSplit:            {"分次变更", "change orders one after the other"},
	verify.RouteNewFiling:        {"首次备案", "first filing"},
	verify.RouteCancelAndRefile:  {"先注销再重新备案", "cancel and file anew"},
	verify.RouteNewService:       {"新增网站（互联网信息服务）", "new service"},
	verify.RouteCancelService:    {"注销网站（互联网信息服务）", "cancel the service"},
	verify.RouteTransferIn:       {"新增接入", "transfer-in"},
	verify.RouteChangeAtProvider: {"到原接入商变更", "change at the present provider"},
	verify.RouteMigrate:          {"迁移备案", "migration"},
}

var actorTexts = [...]text{ //nolint:gochecknoglobals // constant table
	verify.Customer:    {"备案申请人", "applicant"},
	verify.ByPrincipal: {"主体负责人本人", "person responsible for the sponsor"},
	verify.ByManager:   {"网站（互联网信息服务）负责人本人", "person responsible for the service"},
	verify.ByProvider:  {"接入商", "access provider"},
	verify.ByBureau:    {"省通信管理局", "bureau"},
}

var phoneTexts = [...]text{ //nolint:gochecknoglobals // constant table
	verify.OldPhone: {"原号码（已备案的手机号码）", "old number (the one on record)"},
	verify.NewPhone: {"新号码（本次订单所填的手机号码）", "new number (the one in the order)"},
}

var signerTexts = [...]text{ //nolint:gochecknoglobals // constant table
	verify.SignedByManager:   {"网站（互联网信息服务）负责人签字", "signed by the person responsible for the service"},
	verify.SignedByPrincipal: {"主体负责人签字", "signed by the person responsible for the sponsor"},
	verify.SealedBySponsor:   {"加盖主办单位公章", "sealed by the sponsor"},
	verify.IssuedByAuthority: {"发证机关或主管部门出具", "issued by the authority"},
	verify.IssuedByRegistrar: {"域名注册机构出具", "issued by the domain registrar"},
	verify.SignedAndSealed:   {"网站（互联网信息服务）负责人签字并加盖主办单位公章", "signed by the person responsible for the service and sealed by the sponsor"},
}

// noteTexts are sentences without their full stops.
var noteTexts = [...]text{ //nolint:gochecknoglobals // constant table
	verify.NoteSiteStaysOnline:    {"办理期间，已备案的网站可照常访问", "the filed sites stay online while the order runs"},
	verify.NoteDomainGoesDark:     {"被删除的域名在审核通过后不能再访问", "a domain that is removed goes dark when the order is approved"},
	verify.NoteOfflineMeanwhile:   {"注销后，网站在重新备案成功之前不能访问", "after the cancellation the sites are offline until the new filing is approved"},
	verify.NoteNumberLost:         {"注销后，原备案号不再保留", "the filing number is lost with the cancellation"},
	verify.NoteSuffixTrap:         {"域名后缀未获工信部批复的，注销后不能重新备案", "a domain whose suffix the ministry has not approved cannot be filed again after a cancellation"},
	verify.NoteDNSMeanwhile:       {"审核期间，可以设置域名解析", "DNS records may be set up while the order is under review"},
	verify.NoteSecurityScan:       {"审核期间，可以自行对网站进行安全检查", "you may scan the sites for security while the order is under review"},
	verify.NoteResultBySMS:        {"审核结果以短信和邮件通知", "the result comes by text message and e-mail"},
	verify.NoteConsoleLags:        {"审核结果同步到接入商的系统需要一些时间", "it takes a while until the provider's console shows the approval"},
	verify.NoteNoSecondOrder:      {"订单办结之前，不能提交该主体的其他备案订单", "no other order of this sponsor can be submitted until this one has ended"},
	verify.NoteSMSUndecided:       {"是否需要短信核验，没有来源可查，或来源说法不一", "whether there is an SMS check, and of whom, no source tells, or sources differ on it"},
	verify.NoteNoticeDisputed:     {"法规要求提前三十日办理变更，而常见的说法是变更后三十日内；以法规为准", "the law wants the change thirty days in advance, although many read it as within thirty days after; the law leads"},
	verify.NoteLate:               {"已晚于法规要求的日期，可能被责令限期改正并处罚款；请尽快提交", "this is later than the law allows and may be fined; submit soon"},
	verify.NoteNotCovered:         {"相关年度的工作日安排尚无数据，无法估算日期", "the working days of that year are not known yet, so the days are not estimated"},
	verify.NoteUndated:            {"没有给出提交日期，无法估算日期", "without the day of submission the days are not estimated"},
	verify.NoteCorrectFirst:       {"提交之前，先更正有误的信息、补齐所缺的材料", "before submitting, correct what is wrong and add what is missing"},
	verify.NoteWaitForOrder:       {"须先等进行中的订单办结", "wait until the running order has ended"},
	verify.NoteUpdateFooter:       {"审核通过后，核对网站页脚的备案号及链接，必要时更新", "after the approval, check the filing number and its link at the foot of the site and update them if need be"},
	verify.NoteReviewsAllServices: {"主体及其全部网站（互联网信息服务）一并接受审核", "the sponsor and all its services are reviewed together"},
	verify.NoteAskBureau:          {"须先向管局咨询，或在线下办理", "ask the bureau first; it may have to be done outside the provider's console"},
	verify.NoteSponsorLeftEmpty:   {"主体名下没有网站即成为空壳主体，再次备案前须先向管局注销", "a sponsor left without services is cancelled with the bureau before it files again"},
	verify.NoteDomainConflict:     {"域名仍在原备案之下，须先从原备案移出，否则会发生冲突", "the domains are still on record under the old filing and have to leave it first, else they conflict"},
	verify.NoteReviewUnknown:      {"该接入商的初审需要多久没有来源可查，估算未计入初审时间", "how long this provider's first review takes no source tells; the estimate leaves it out"},
	verify.NoteOrderNotRequired:   {"在同一接入商更换服务器或 IP 地址，本身无需变更备案", "another server or IP address at the same provider needs no change order"},
}

// The Chinese terms of the following lists are those of package verify.

var stateEnglish = [...]string{ //nolint:gochecknoglobals // constant table
	verify.StateDrafted:        "draft",
	verify.StateInFirstReview:  "in the first review",
	verify.StateRejected:       "rejected in the first review",
	verify.StateAwaitingPhoto:  "waiting for the photo or face check",
	verify.StateAwaitingSMS:    "waiting for the SMS check",
	verify.StateSMSLapsed:      "SMS check not passed",
	verify.StateInBureauReview: "with the bureau",
	verify.StateApproved:       "approved",
	verify.StateReturned:       "returned by the bureau",
	verify.StateAbandoned:      "given up",
}

var eventEnglish = [...]string{ //nolint:gochecknoglobals // constant table
	verify.EventSubmitted:           "submitted",
	verify.EventResubmitted:         "corrected and submitted again",
	verify.EventResent:              "sent again for the SMS check",
	verify.EventWithdrawn:           "withdrawn",
	verify.EventAbandoned:           "given up",
	verify.EventFirstReviewPassed:   "first review passed",
	verify.EventFirstReviewRejected: "first review not passed",
	verify.EventPhotoPassed:         "photo or face check passed",
	verify.EventPhotoRejected:       "photo or face check not passed",
	verify.EventSMSPassed:           "SMS check passed",
	verify.EventSMSLapsed:           "SMS code ran out",
	verify.EventSMSFailed:           "SMS check failed",
	verify.EventSystemRefused:       "refused by the ministry's system",
	verify.EventIdled:               "turned into a draft for want of action",
	verify.EventExpired:             "deleted for want of action",
	verify.EventApproved:            "approved by the bureau",
	verify.EventBureauReturned:      "returned by the bureau",
}

var causeEnglish = [...]string{ //nolint:gochecknoglobals // constant table
	verify.CauseMaterialUnreadable:  "material not legible",
	verify.CauseMaterialMissing:     "material missing",
	verify.CauseDataInconsistent:    "data differ from the document",
	verify.CauseCertificateExpired:  "document expired or about to expire",
	verify.CauseNature:              "wrong nature of the sponsor or kind of certificate",
	verify.CausePerson:              "responsible person not acceptable",
	verify.CauseContact:             "contact data not acceptable",
	verify.CausePhoto:               "photo not acceptable",
	verify.CauseSMSTimeout:          "SMS check not done in time",
	verify.CauseSMSMismatch:         "entries of the SMS check do not match",
	verify.CauseContent:             "content of the site not acceptable",
	verify.CauseSiteNotOpen:         "site not open, or no filing number at its foot",
	verify.CauseServiceName:         "name of the service not acceptable",
	verify.CausePreApproval:         "pre-approval missing",
	verify.CauseDomain:              "domain check not passed",
	verify.CauseDomainBlacklisted:   "domain on the blacklist",
	verify.CauseServerIP:            "IP address not in the ministry's library",
	verify.CauseProvinceChanged:     "filing moved to another province",
	verify.CauseNotPermitted:        "bureau does not permit this change",
	verify.CauseOrderInProgress:     "another change under way",
	verify.CauseTooManyRequests:     "too many changes sent",
	verify.CauseSponsorConflict:     "sponsor on record or under way elsewhere",
	verify.CauseDomainConflict:      "domain on record or under way elsewhere",
	verify.CauseServiceNameConflict: "name of the service taken",
	verify.CauseNotOnRecord:         "not on record",
	verify.CauseSponsorCancelled:    "sponsor cancelled",
	verify.CauseServiceCancelled:    "service cancelled",
	verify.CauseOtherProvider:       "access given by another provider",
	verify.CauseSponsorBlacklisted:  "sponsor on the blacklist",
	verify.CauseOther:               "other",
}

var findingEnglish = [...]string{ //nolint:gochecknoglobals // constant table
	verify.FindingDomainCheck: "domain check",
	verify.FindingDataCheck:   "special check of filed data",
	verify.FindingEmptyShell:  "check for empty filings",
	verify.FindingSiteClosed:  "site paused or closed",
}

var faultEnglish = [...]string{ //nolint:gochecknoglobals // constant table
	verify.FaultDomainSuffix:        "suffix of the domain not approved",
	verify.FaultDomainRegistrar:     "registrar of the domain not approved",
	verify.FaultDomainExpired:       "domain expired",
	verify.FaultDomainUnverified:    "domain not in the registrars' verification database",
	verify.FaultHolderName:          "name of the domain's holder does not match",
	verify.FaultHolderCertificate:   "kind of certificate of the domain's holder does not match",
	verify.FaultHolderNumber:        "certificate number of the domain's holder does not match",
	verify.FaultSponsorName:         "name of the sponsor not right",
	verify.FaultSponsorNumber:       "certificate number of the sponsor not right",
	verify.FaultSponsorAddress:      "address on the sponsor's certificate does not match",
	verify.FaultPrincipal:           "person responsible for the sponsor is not the legal representative",
	verify.FaultPersonDocument:      "identity document of a responsible person expired",
	verify.FaultContact:             "phone number not right",
	verify.FaultContactShared:       "different persons share contact data",
	verify.FaultContentMismatch:     "content of the site does not fit the sponsor",
	verify.FaultCommercialContent:   "content of the site is commercial",
	verify.FaultServerIP:            "domain points to an address that is not on record",
	verify.FaultNotResolving:        "domain does not point to the access provider",
	verify.FaultDomainLost:          "domain no longer held",
	verify.FaultSponsorWithoutSites: "sponsor without services",
	verify.FaultSitePaused:          "site paused",
	verify.FaultSiteEnded:           "site closed",
}

// doTexts tell the steps as something that the actor does, where the name of the step alone would not.
var doTexts = [...]text{ //nolint:gochecknoglobals // constant table
	province.StepFillForm:          {"填写备案信息", "fill in the form"},
	province.StepUploadMaterials:   {"上传材料", "upload the material"},
	province.StepAppUpload:         {"用接入商的 App 上传材料", "upload the material through the provider's App"},
	province.StepVerificationSheet: {"填写真实性核验单", "fill in the verification sheet"},
	province.StepFirstReview:       {"初审", "first review"},
	province.StepBackdropPhoto:     {"在幕布前拍照", "have the photo taken before the backdrop"},
	province.StepFaceCheck:         {"完成人脸核验", "pass the face check"},
	province.StepBureauApp:         {"用管局 App 完成核验", "pass the check in the bureau's App"},
	province.StepSubmitToBureau:    {"将订单提交管局", "hand the order to the bureau"},
	province.StepSMSCheck:          {"完成短信核验", "pass the SMS check"},
	province.StepBureauReview:      {"审核", "review"},
	province.StepSync:              {"同步审核结果", "pass on the result"},
	province.StepUpdateFooter:      {"在网站页脚标明备案号及链接", "put the filing number with its link at the foot of the site"},
	province.StepCancelFiling:      {"提交注销或取消接入申请", "apply for the cancellation"},
	province.StepNewFiling:         {"填写首次备案信息", "enter the data of the first filing"},
	province.StepTransferIn:        {"提交新增接入申请", "apply for the transfer-in"},
	province.StepMigrate:           {"提交迁移备案申请", "apply for the migration"},
}
