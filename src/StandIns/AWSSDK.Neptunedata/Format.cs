using Amazon.Runtime;

namespace Amazon.Neptunedata;

public class Format : ConstantClass
{
    public static readonly Format Csv = new("csv");
    public static readonly Format Opencypher = new("opencypher");
    public static readonly Format Ntriples = new("ntriples");
    public static readonly Format Nquads = new("nquads");
    public static readonly Format Rdfxml = new("rdfxml");
    public static readonly Format Turtle = new("turtle");

    public Format(string value)
        : base(value)
    {
    }

    public static Format FindValue(string value) => FindValue<Format>(value);

    public static implicit operator Format(string value) => FindValue(value);
}
