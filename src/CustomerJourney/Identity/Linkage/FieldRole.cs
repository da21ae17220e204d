namespace CustomerJourney.Identity.Linkage;

/// <summary>What a column says of a record, and so how its values are standardised, compared and used as keys.</summary>
public enum FieldRole
{
    /// <summary>Not looked at: housekeeping dates, copies of other columns, constants.</summary>
    Ignore,

    /// <summary>The record's own key.</summary>
    RecordId,

    /// <summary>Where the record comes from.</summary>
    Source,

    /// <summary>A person's first name.</summary>
    GivenName,

    /// <summary>A person's last name.</summary>
    FamilyName,

    /// <summary>A person's whole name.</summary>
    FullName,

    /// <summary>Date of birth.</summary>
    BirthDate,

    /// <summary>Phone numbers.</summary>
    Phone,

    /// <summary>E-mail addresses.</summary>
    Email,

    /// <summary>Street, with or without house number.</summary>
    Street,

    /// <summary>House number.</summary>
    HouseNumber,

    /// <summary>Postal code.</summary>
    PostalCode,

    /// <summary>City, suburb or place.</summary>
    City,

    /// <summary>A number or code that points at one of many: account, device, document.</summary>
    Id,

    /// <summary>Words in any order and length: titles, memos, names of firms.</summary>
    Text,

    /// <summary>One of few values.</summary>
    Category,

    /// <summary>A quantity.</summary>
    Amount,

    /// <summary>A day that is not a birthday.</summary>
    Date,

    /// <summary>A year.</summary>
    Year,
}
