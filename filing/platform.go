package filing

import "github.com/gobeian/icp/internal/enum"

// Platform is the system an App runs on (运行平台). The zero value is unknown. It is this package's own list, for the ministry
// publishes no codes.
type Platform uint8

// The platforms.
const (
	Android       Platform = iota + 1 // 安卓
	IOS                               // 苹果
	HarmonyOS                         // 鸿蒙
	OtherPlatform                     // 其他
)

var platformSlugs = [...]string{"", "android", "ios", "harmonyos", "other"} //nolint:gochecknoglobals // constant table

// String returns the slug, as in harmonyos, and the empty string for an unknown platform.
func (p Platform) String() string { return enum.String(p, "Platform", platformSlugs[:]) }

// AppendText appends the slug; a value outside the list fails.
func (p Platform) AppendText(b []byte) ([]byte, error) {
	return enum.Append(b, p, "filing.Platform", platformSlugs[:])
}

// MarshalText is [Platform.AppendText] on an empty buffer.
func (p Platform) MarshalText() ([]byte, error) { return p.AppendText(nil) }

// UnmarshalText reads a slug; empty text is the unknown platform, any other text a [*ParseError].
func (p *Platform) UnmarshalText(text []byte) error {
	v, err := enum.Parse[Platform](string(text), "filing.Platform", platformSlugs[:])
	if err != nil {
		return &ParseError{What: "platform", Expected: "android, ios, harmonyos or other"}
	}
	*p = v
	return nil
}
