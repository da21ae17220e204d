using Amazon.Runtime;

namespace Amazon.Neptunedata;

public class IteratorType : ConstantClass
{
    public static readonly IteratorType AT_SEQUENCE_NUMBER = new("AT_SEQUENCE_NUMBER");
    public static readonly IteratorType AFTER_SEQUENCE_NUMBER = new("AFTER_SEQUENCE_NUMBER");
    public static readonly IteratorType TRIM_HORIZON = new("TRIM_HORIZON");
    public static readonly IteratorType LATEST = new("LATEST");

    public IteratorType(string value)
        : base(value)
    {
    }

    public static IteratorType FindValue(string value) => FindValue<IteratorType>(value);

    public static implicit operator IteratorType(string value) => FindValue(value);
}
