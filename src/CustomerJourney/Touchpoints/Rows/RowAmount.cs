using System.Globalization;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Takes an amount of money out of rows.</summary>
internal sealed class RowAmount(AmountMapping mapping, Func<string, MappingPlace, int> slotOf)
{
    private const int Places = 4;
    private const decimal Limit = 99_999_999_999_999m;
    private const int CurrencyLetters = 3;
    private static readonly CultureInfo CommaDecimal = Culture(",", ".");
    private static readonly CultureInfo PointDecimal = Culture(".", ",");
    private readonly RowValue _value = new(mapping.Value, slotOf);
    private readonly RowValue _currency = new(mapping.Currency, slotOf);
    private readonly CultureInfo _culture = mapping.DecimalMark == ',' ? CommaDecimal : PointDecimal;

    /// <summary>Makes one, or null for none.</summary>
    public static RowAmount? Of(AmountMapping? mapping, Func<string, MappingPlace, int> slotOf) => mapping is null ? null : new RowAmount(mapping, slotOf);

    /// <summary>Reads the amount, rounded to four places, half to even.</summary>
    /// <returns>Why it cannot be read; null when it can, or when there is none.</returns>
    public string? Read(SourceRow row, out Money? money)
    {
        money = null;
        var text = _value.Text(row);
        if (string.IsNullOrEmpty(text))
            return null;
        if (AmountOf(text) is not { } amount)
            return $"{_value.Name} is no amount with decimal '{mapping.DecimalMark}'";
        if (Math.Abs(amount) > Limit)
            return $"{_value.Name} is an amount beyond {Limit.ToString("N0", CultureInfo.InvariantCulture)}";
        var currency = _currency.Text(row)?.ToUpperInvariant();
        if (currency is not { Length: CurrencyLetters } || !currency.All(char.IsAsciiLetterUpper))
            return $"{_currency.Name} is no ISO 4217 currency code";
        money = new Money(decimal.Round(amount, Places, MidpointRounding.ToEven), currency);
        return null;
    }

    // Trailing minus signs and blanks between thousands are how ledgers print; currency signs may stand at either end.
    private decimal? AmountOf(string text)
    {
        var number = text.Trim(' ', '\u00A0', '\u202F', '€', '$', '£').Replace("\u00A0", "", StringComparison.Ordinal).Replace("\u202F", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace('\u2212', '-');
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowTrailingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowExponent;
        return HasWholeGroups(number) && decimal.TryParse(number, Styles, _culture, out var amount) ? amount : null;
    }

    // 1,234.56 groups thousands; 12,5 with a decimal point is a mistake of the mapping, not twelve hundred and fifty.
    private bool HasWholeGroups(string number)
    {
        var group = mapping.DecimalMark == ',' ? '.' : ',';
        var end = number.IndexOf(mapping.DecimalMark, StringComparison.Ordinal);
        var whole = (end < 0 ? number : number[..end]).TrimEnd('-', '+').Split(group);
        return whole.Length == 1 || (whole.Skip(1).All(part => part.Length == 3) && whole[0].TrimStart('-', '+').Length is > 0 and <= 3);
    }

    private static CultureInfo Culture(string mark, string group)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = mark;
        culture.NumberFormat.NumberGroupSeparator = group;
        return culture;
    }
}
