namespace CustomerJourney.Ccj.SampleWorld;

/// <summary>A made-up person: the truth behind what the sources say.</summary>
internal sealed record Person
{
    /// <summary>Number of the person, from 0: the truth's cluster.</summary>
    public required int Number { get; init; }

    /// <summary>First name as on the passport.</summary>
    public required string Given { get; init; }

    /// <summary>What friends write instead; null when nothing.</summary>
    public required string? Short { get; init; }

    /// <summary>Last name.</summary>
    public required string Family { get; init; }

    /// <summary>Date of birth.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>E-mail address; shared within some households.</summary>
    public required string Email { get; init; }

    /// <summary>Mobile number as dialled at home: 07 and nine digits.</summary>
    public required string Mobile { get; init; }

    /// <summary>Street and number.</summary>
    public required string Street { get; init; }

    /// <summary>Postal code.</summary>
    public required string PostalCode { get; init; }

    /// <summary>Town.</summary>
    public required string Town { get; init; }

    /// <summary>Region of the town; its network has a quality of its own.</summary>
    public required string Region { get; init; }

    /// <summary>Billing account; the household's.</summary>
    public required string Account { get; init; }

    /// <summary>Whether the bill comes in this person's name.</summary>
    public required bool PaysTheBill { get; init; }

    /// <summary>consumer, family or business.</summary>
    public required string Segment { get; init; }

    /// <summary>First day as a customer.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>Monthly fee, pounds.</summary>
    public required decimal Fee { get; init; }

    /// <summary>How readily digital channels are used, 0 to 1.</summary>
    public required double Digital { get; init; }

    /// <summary>How readily the person leaves, around 1.</summary>
    public required double Restlessness { get; init; }

    /// <summary>Key in the CRM.</summary>
    public string CrmKey => $"C{Number + 100_000:D7}";

    /// <summary>Key of the web account.</summary>
    public string WebUser => $"w{Mix(Number, 11):x8}";

    /// <summary>The phone's installation of the app.</summary>
    public string Device => $"d-{Mix(Number, 12):x8}";

    /// <summary>The browser's cookie; a new one each quarter for those who clear them.</summary>
    public string Cookie(int quarter) => $"c-{Mix(Number, Digital > 0.5 ? 20u + (uint)quarter : 20u):x8}{Mix(Number, 19):x4}";

    private static uint Mix(int number, uint salt)
    {
        var mixed = ((uint)number + 1) * 2654435761u ^ (salt * 0x9E3779B9u);
        mixed = (mixed ^ (mixed >> 16)) * 0x45D9F3Bu;
        mixed = (mixed ^ (mixed >> 16)) * 0x45D9F3Bu;
        return mixed ^ (mixed >> 16);
    }
}
