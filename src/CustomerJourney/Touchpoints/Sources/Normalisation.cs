namespace CustomerJourney.Touchpoints.Sources;

/// <summary>How a value gets its one form.</summary>
public enum Normalisation
{
    /// <summary>Blanks around it go.</summary>
    Trim,

    /// <summary>A phone number, E.164.</summary>
    Phone,

    /// <summary>An e-mail address, lower case, domain in ASCII.</summary>
    Email,

    /// <summary>Lower case.</summary>
    Lower,

    /// <summary>Upper case.</summary>
    Upper,

    /// <summary>Digits only.</summary>
    Digits,
}
