namespace StepFunctions.Definitions;

/// <summary>Patterns with <c>*</c> for any text; a backslash takes a star or a backslash as such.</summary>
internal static class Wildcards
{
    /// <summary>Whether the whole text matches, in time proportional to text × stars.</summary>
    public static bool Match(string text, string pattern)
    {
        var (at, in_, star, mark) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (in_ < pattern.Length && pattern[in_] == '*')
            {
                (star, mark) = (in_++, at);
            }
            else if (in_ < pattern.Length && Literal(pattern, in_) == text[at])
            {
                in_ += Width(pattern, in_);
                at++;
            }
            else if (star >= 0)
            {
                in_ = star + 1;
                at = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (in_ < pattern.Length && pattern[in_] == '*')
            in_++;
        return in_ == pattern.Length;
    }

    private static int Width(string pattern, int at) =>
        pattern[at] == '\\' && at + 1 < pattern.Length && (pattern[at + 1] is '*' or '\\') ? 2 : 1;

    private static char Literal(string pattern, int at) => pattern[at + Width(pattern, at) - 1];
}
