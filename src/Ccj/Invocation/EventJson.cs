using System.Collections.Concurrent;
using System.Reflection;
using Amazon.Lambda.Core;

namespace CustomerJourney.Ccj.Invocation;

/// <summary>The functions' own serializer, by a type known only at run time: what it lacks fails here as it would on Lambda.</summary>
internal sealed class EventJson(ILambdaSerializer serializer)
{
    private static readonly MethodInfo DeserializeOf = typeof(ILambdaSerializer).GetMethod(nameof(ILambdaSerializer.Deserialize))!;
    private static readonly MethodInfo SerializeOf = typeof(ILambdaSerializer).GetMethod(nameof(ILambdaSerializer.Serialize))!;
    private readonly ConcurrentDictionary<Type, MethodInfo> _readers = new();
    private readonly ConcurrentDictionary<Type, MethodInfo> _writers = new();

    /// <summary>The serializer that an assembly of functions declares.</summary>
    /// <exception cref="InvalidOperationException">It declares none.</exception>
    public static EventJson Of(Assembly functions)
    {
        var declared = functions.GetCustomAttribute<LambdaSerializerAttribute>()
            ?? throw new InvalidOperationException($"{functions.GetName().Name} declares no serializer.");
        return new EventJson((ILambdaSerializer)Activator.CreateInstance(declared.SerializerType)!);
    }

    public T Read<T>(ReadOnlyMemory<byte> json) => serializer.Deserialize<T>(new MemoryStream(json.ToArray(), writable: false));

    public object? Read(Type type, ReadOnlyMemory<byte> json) =>
        _readers.GetOrAdd(type, static type => DeserializeOf.MakeGenericMethod(type))
            .Invoke(serializer, BindingFlags.DoNotWrapExceptions, null, [new MemoryStream(json.ToArray(), writable: false)], null);

    public byte[] Write(Type type, object? value)
    {
        var stream = new MemoryStream();
        _writers.GetOrAdd(type, static type => SerializeOf.MakeGenericMethod(type))
            .Invoke(serializer, BindingFlags.DoNotWrapExceptions, null, [value, stream], null);
        return stream.ToArray();
    }
}
