package desk

import (
	"github.com/gobeian/icp/filing"
	"github.com/gobeian/icp/province"
)

// question is one thing that the map can show: a topic, and what narrows it.
type question struct {
	slug  string    // in addresses
	group [2]string // the heading that it opens
	text  [2]string // empty: the topic's own name
	ask   province.Query
}

// Question returns what q asks.
func (w words) Question(q *question) string {
	if q.text[0] == "" {
		return w.TopicName(q.ask.Topic)
	}
	return w.T(q.text[0], q.text[1])
}

var questions = []question{
	{"replacement-individual-unit", [2]string{"主办者", "Sponsor"}, [2]string{"更换主办者：个人 → 单位", "Replacement: individual → unit"},
		province.Query{Topic: province.TopicReplacement, From: filing.Individual, To: filing.Unit}},
	{"replacement-unit-unit", [2]string{}, [2]string{"更换主办者：单位 → 其他单位", "Replacement: unit → other unit"},
		province.Query{Topic: province.TopicReplacement, From: filing.Unit, To: filing.Unit}},
	{"replacement-unit-individual", [2]string{}, [2]string{"更换主办者：单位 → 个人", "Replacement: unit → individual"},
		province.Query{Topic: province.TopicReplacement, From: filing.Unit, To: filing.Individual}},
	{"replacement-individual-individual", [2]string{}, [2]string{"更换主办者：个人 → 其他个人", "Replacement: individual → other individual"},
		province.Query{Topic: province.TopicReplacement, From: filing.Individual, To: filing.Individual}},
	{"rename", [2]string{}, [2]string{"单位更名", "Renaming of a unit"}, province.Query{Topic: province.TopicRename, Class: filing.Unit}},
	{"certificate-number", [2]string{}, [2]string{"单位证件号码变更", "Certificate number of a unit"},
		province.Query{Topic: province.TopicCertificateNumber, Class: filing.Unit}},
	{"name-and-number", [2]string{}, [2]string{"单位名称与证件号码同时变更", "Name and certificate number at once"},
		province.Query{Topic: province.TopicNameAndNumber, Class: filing.Unit}},
	{"address", [2]string{}, [2]string{}, province.Query{Topic: province.TopicAddress}},
	{"migration", [2]string{}, [2]string{}, province.Query{Topic: province.TopicMigration}},

	{"responsible-person", [2]string{"人员", "Persons"}, [2]string{"主体负责人（单位）", "Person responsible for a unit"},
		province.Query{Topic: province.TopicResponsiblePerson, Class: filing.Unit}},
	{"service-manager", [2]string{}, [2]string{}, province.Query{Topic: province.TopicServiceManager}},
	{"phone", [2]string{}, [2]string{}, province.Query{Topic: province.TopicPhone}},
	{"age", [2]string{}, [2]string{}, province.Query{Topic: province.TopicAge}},
	{"residence-individual", [2]string{}, [2]string{"居住证明（个人）", "Proof of residence (individual)"},
		province.Query{Topic: province.TopicResidence, Class: filing.Individual}},
	{"residence-unit", [2]string{}, [2]string{"居住证明（单位）", "Proof of residence (unit)"},
		province.Query{Topic: province.TopicResidence, Class: filing.Unit}},
	{"id-validity", [2]string{}, [2]string{}, province.Query{Topic: province.TopicIDValidity}},

	{"domain-add", [2]string{"域名", "Domains"}, [2]string{}, province.Query{Topic: province.TopicDomainAdd}},
	{"domain-replace", [2]string{}, [2]string{}, province.Query{Topic: province.TopicDomainReplace}},
	{"domain-remove", [2]string{}, [2]string{}, province.Query{Topic: province.TopicDomainRemove}},
	{"domain-holder", [2]string{}, [2]string{}, province.Query{Topic: province.TopicDomainHolder}},
	{"domain-certificate", [2]string{}, [2]string{}, province.Query{Topic: province.TopicDomainCertificate}},
	{"domain-validity", [2]string{}, [2]string{}, province.Query{Topic: province.TopicDomainValidity}},
	{"domain-suffix", [2]string{}, [2]string{}, province.Query{Topic: province.TopicDomainSuffix}},
	{"domain-count", [2]string{}, [2]string{}, province.Query{Topic: province.TopicDomainCount}},

	{"service-name", [2]string{"网站、App 与接入", "Services and access"}, [2]string{}, province.Query{Topic: province.TopicServiceName}},
	{"pre-approval", [2]string{}, [2]string{}, province.Query{Topic: province.TopicPreApproval}},
	{"service-add", [2]string{}, [2]string{}, province.Query{Topic: province.TopicServiceAdd}},
	{"service-remove", [2]string{}, [2]string{}, province.Query{Topic: province.TopicServiceRemove}},
	{"server-ip", [2]string{}, [2]string{}, province.Query{Topic: province.TopicServerIP}},
	{"server-region", [2]string{}, [2]string{}, province.Query{Topic: province.TopicServerRegion}},
	{"transfer-in", [2]string{}, [2]string{}, province.Query{Topic: province.TopicTransferIn}},
	{"site-open", [2]string{}, [2]string{}, province.Query{Topic: province.TopicSiteOpen}},
	{"footer", [2]string{}, [2]string{}, province.Query{Topic: province.TopicFooter}},

	{"order-full", [2]string{"订单", "Orders"}, [2]string{"订单：变更备案（主体与网站一并）", "Order: sponsor and services together"},
		province.Query{Topic: province.TopicOrderKind, Order: province.OrderFull}},
	{"order-sponsor", [2]string{}, [2]string{"订单：仅变更主体", "Order: sponsor only"}, province.Query{Topic: province.TopicOrderKind, Order: province.OrderSponsor}},
	{"order-service", [2]string{}, [2]string{"订单：仅变更网站", "Order: service only"}, province.Query{Topic: province.TopicOrderKind, Order: province.OrderService}},
	{"order-access", [2]string{}, [2]string{"订单：仅变更接入", "Order: access only"}, province.Query{Topic: province.TopicOrderKind, Order: province.OrderAccess}},
	{"mixed-order", [2]string{}, [2]string{}, province.Query{Topic: province.TopicMixedOrder, Order: province.OrderFull}},
	{"order-in-progress", [2]string{}, [2]string{}, province.Query{Topic: province.TopicOrderInProgress}},

	{"sms-check", [2]string{"核验与资料", "Checks and material"}, [2]string{}, province.Query{Topic: province.TopicSMSCheck}},
	{"app-upload", [2]string{}, [2]string{"App 上传资料（按接入商）", "Upload through the provider's App"}, province.Query{Topic: province.TopicAppUpload}},
	{"face-check", [2]string{}, [2]string{}, province.Query{Topic: province.TopicFaceCheck}},
	{"backdrop-photo", [2]string{}, [2]string{}, province.Query{Topic: province.TopicBackdropPhoto}},
	{"verification-sheet", [2]string{}, [2]string{}, province.Query{Topic: province.TopicVerificationSheet}},
	{"bureau-app", [2]string{}, [2]string{}, province.Query{Topic: province.TopicBureauApp}},
	{"authorization-letter", [2]string{}, [2]string{}, province.Query{Topic: province.TopicAuthorizationLetter}},
	{"commitment-letter", [2]string{}, [2]string{}, province.Query{Topic: province.TopicCommitmentLetter}},
	{"cancellation", [2]string{}, [2]string{}, province.Query{Topic: province.TopicCancellation}},
}

// findQuestion returns the question of a slug, nil if there is none.
func findQuestion(slug string) *question {
	for i := range questions {
		if questions[i].slug == slug {
			return &questions[i]
		}
	}
	return nil
}

// of returns the question of a topic, nil if the map shows none.
func questionOf(t province.Topic) *question {
	for i := range questions {
		if questions[i].ask.Topic == t {
			return &questions[i]
		}
	}
	return nil
}
