namespace StepFunctions.Intrinsics;

/// <summary>What may stand behind a field whose name ends in <c>.$</c>: a path, or an intrinsic function with its arguments.</summary>
internal abstract record Expression
{
    /// <summary>The paths in it, nested ones too.</summary>
    public abstract IEnumerable<JsonPath> Paths { get; }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static Expression Parse(string text) => new ExpressionParser(text).Whole();

    /// <summary>The value within <paramref name="scope"/>.</summary>
    /// <exception cref="PathNotFoundException">A path leads nowhere.</exception>
    /// <exception cref="IntrinsicFailureException">A function cannot take its arguments.</exception>
    public abstract JsonElement Value(DataScope scope);

    /// <summary>A literal argument.</summary>
    public sealed record Literal(JsonElement Content) : Expression
    {
        /// <inheritdoc/>
        public override IEnumerable<JsonPath> Paths => [];

        /// <inheritdoc/>
        public override JsonElement Value(DataScope scope) => Content;
    }

    /// <summary>A path.</summary>
    public sealed record Reference(JsonPath Path) : Expression
    {
        /// <inheritdoc/>
        public override IEnumerable<JsonPath> Paths => [Path];

        /// <inheritdoc/>
        public override JsonElement Value(DataScope scope) =>
            scope.TryFind(Path, out var value) ? value : throw new PathNotFoundException(Path, scope.Document(Path));
    }

    /// <summary>A call of an intrinsic function.</summary>
    public sealed record Call(string Text, IntrinsicFunction Function, IReadOnlyList<Expression> Arguments) : Expression
    {
        /// <inheritdoc/>
        public override IEnumerable<JsonPath> Paths => Arguments.SelectMany(argument => argument.Paths);

        /// <inheritdoc/>
        public override JsonElement Value(DataScope scope)
        {
            var arguments = Arguments.Select(argument => argument.Value(scope)).ToArray();
            try
            {
                return Function.Apply(arguments, scope.Randomness);
            }
            catch (IntrinsicFailureException failure) when (!failure.Message.StartsWith("The function '", StringComparison.Ordinal))
            {
                throw new IntrinsicFailureException($"The function '{Text}' had the following error: {failure.Message}");
            }
        }
    }
}
