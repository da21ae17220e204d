using Amazon.Runtime;

namespace Amazon.Neptunedata;

public class Parallelism : ConstantClass
{
    public static readonly Parallelism LOW = new("LOW");
    public static readonly Parallelism MEDIUM = new("MEDIUM");
    public static readonly Parallelism HIGH = new("HIGH");
    public static readonly Parallelism OVERSUBSCRIBE = new("OVERSUBSCRIBE");

    public Parallelism(string value)
        : base(value)
    {
    }

    public static Parallelism FindValue(string value) => FindValue<Parallelism>(value);

    public static implicit operator Parallelism(string value) => FindValue(value);
}
