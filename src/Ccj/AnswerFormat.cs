namespace CustomerJourney.Ccj;

/// <summary>How a verb prints its answer.</summary>
internal enum AnswerFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs; alone on stdout.</summary>
    Json,

    /// <summary>For spreadsheets.</summary>
    Csv,
}
