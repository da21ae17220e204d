namespace Gremlin.Engine;

/// <summary>Which of several objects under one label.</summary>
internal enum Pop
{
    First,
    Last,
    All,
    Mixed,
}
