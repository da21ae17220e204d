namespace StepFunctions.Histories;

/// <summary>When an event counts as written.</summary>
public enum HistorySync
{
    /// <summary>When the operating system has it: survives the end of the process, however sudden. The default.</summary>
    OperatingSystem,

    /// <summary>When the disk has it (fsync after each event): survives the end of power too, at some milliseconds an event.</summary>
    Disk,
}
