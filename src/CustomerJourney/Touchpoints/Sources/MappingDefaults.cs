using NodaTime;
using PhoneNumbers;

namespace CustomerJourney.Touchpoints.Sources;

/// <summary>What a mapping says once for all its values: zone, region, currency.</summary>
internal sealed class MappingDefaults
{
    private const int CurrencyLetters = 3;

    /// <summary>Reads them.</summary>
    public MappingDefaults(MappingText text, MappingObject root)
    {
        Zone = root.Find("zone") is { } zone ? ZoneOf(text, zone) : "UTC";
        Region = root.Find("region") is { } region ? RegionOf(text, region) : null;
        Currency = root.Find("currency") is { } currency ? CurrencyOf(text, currency) : null;
    }

    /// <summary>IANA zone of local times.</summary>
    public string Zone { get; }

    /// <summary>Region of phone numbers without a country code.</summary>
    public string? Region { get; }

    /// <summary>Currency of amounts.</summary>
    public string? Currency { get; }

    /// <summary>A zone's name, checked.</summary>
    public static string ZoneOf(MappingText text, JsonPlace value)
    {
        if (text.TextOf(value, "'zone'") is not { } name)
            return "UTC";
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null)
            return name;
        text.Mistake(value.Offset, $"There is no time zone '{name}'.", NearestWord.Of(name, DateTimeZoneProviders.Tzdb.Ids) is { } meant ? $"Did you mean '{meant}'?" : "Use an IANA name, as \"Europe/Berlin\".");
        return "UTC";
    }

    /// <summary>A region's code, checked.</summary>
    public static string? RegionOf(MappingText text, JsonPlace value)
    {
        if (text.TextOf(value, "'region'") is not { } code)
            return null;
        if (PhoneNumberUtil.GetInstance().GetSupportedRegions().Contains(code))
            return code;
        text.Mistake(value.Offset, $"There is no region '{code}'.", "Use an ISO 3166 code of two capital letters, as \"DE\".");
        return null;
    }

    private static string? CurrencyOf(MappingText text, JsonPlace value)
    {
        var code = text.TextOf(value, "'currency'");
        if (code is { Length: CurrencyLetters } && code.All(char.IsAsciiLetterUpper))
            return code;
        text.Mistake(value.Offset, "'currency' must be an ISO 4217 code of three capital letters.", "As \"EUR\".");
        return null;
    }
}
