namespace CustomerJourney.Identity;

/// <summary>What an identifier says about who somebody is.</summary>
public enum IdentifierStanding
{
    /// <summary>Only this customer has it: a touchpoint that carries it is theirs.</summary>
    Own,

    /// <summary>Several customers have it (a family's phone): it leads to none of them by itself.</summary>
    Shared,

    /// <summary>A dummy or a value of too many: it says nothing.</summary>
    Void,
}
