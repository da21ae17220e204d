using Amazon.Runtime;

namespace Amazon.Neptunedata;

public class Mode : ConstantClass
{
    public static readonly Mode RESUME = new("RESUME");
    public static readonly Mode NEW = new("NEW");
    public static readonly Mode AUTO = new("AUTO");

    public Mode(string value)
        : base(value)
    {
    }

    public static Mode FindValue(string value) => FindValue<Mode>(value);

    public static implicit operator Mode(string value) => FindValue(value);
}
