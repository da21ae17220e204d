using System.Globalization;
using CustomerJourney.Touchpoints;
using StepFunctions.Executions;

namespace CustomerJourney.Ccj.Hosting;

/// <summary>Shows on standard error what is being done: one line that is written over on a terminal, a line for the first time of each step elsewhere.</summary>
internal sealed class ProgressLine : IProgress<WorkDone>, IAsyncDisposable
{
    private const int Width = 78;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(120);

    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private readonly Lock _line = new();
    private readonly HashSet<string> _told = [];
    private long _shown;
    private string _state = "";
    private bool _isDirty;

    /// <inheritdoc/>
    public void Report(WorkDone value)
    {
        if (!_isTerminal)
            return;
        lock (_line)
        {
            if (_isDirty && TimeProvider.System.GetElapsedTime(_shown) < Beat)
                return;
            _shown = TimeProvider.System.GetTimestamp();
            var count = value.Total > 0
                ? string.Create(CultureInfo.InvariantCulture, $"{Bar(value)} {value.Done:N0} of {value.Total:N0}")
                : value.Done > 0 ? string.Create(CultureInfo.InvariantCulture, $"{value.Done:N0}") : "";
            Write($"{Elapsed()} {_state}{(_state.Length > 0 ? ": " : "")}{value.What} {count}");
        }
    }

    /// <summary>Takes an event of a workflow: the step that begins.</summary>
    public void Happened(ExecutionProgress progress)
    {
        if (progress.Replayed || progress.Event.Type != "TaskStateEntered" || progress.Event.StateName is not { } name)
            return;
        lock (_line)
        {
            _state = name;
            if (_isTerminal)
                Write($"{Elapsed()} {_state}");
            else if (_told.Add(name)) // a step of every file would fill a log
                Console.Error.WriteLine($"{Elapsed()} {_state}");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_line)
        {
            if (_isDirty)
                Console.Error.Write("\r" + new string(' ', Width) + "\r");
            _isDirty = false;
        }

        return ValueTask.CompletedTask;
    }

    private static string Bar(WorkDone done)
    {
        const int Cells = 20;
        var filled = (int)Math.Clamp(done.Done * Cells / done.Total, 0, Cells);
        return $"[{new string('#', filled)}{new string('.', Cells - filled)}]";
    }

    private string Elapsed() => TimeProvider.System.GetElapsedTime(_started).ToString(@"mm\:ss", CultureInfo.InvariantCulture);

    private void Write(string text)
    {
        Console.Error.Write("\r" + (text.Length > Width ? text[..Width] : text.PadRight(Width)));
        _isDirty = true;
    }
}
