using Amazon.Runtime;

namespace Amazon.Neptunedata;

public class Encoding : ConstantClass
{
    public static readonly Encoding Gzip = new("gzip");

    public Encoding(string value)
        : base(value)
    {
    }

    public static Encoding FindValue(string value) => FindValue<Encoding>(value);

    public static implicit operator Encoding(string value) => FindValue(value);
}
