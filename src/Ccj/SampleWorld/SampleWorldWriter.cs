using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace CustomerJourney.Ccj.SampleWorld;

/// <summary>Writes the sample world: seven silos' files with their own formats and dirt, a quarter each, and beside them the truth.</summary>
internal sealed class SampleWorldWriter : IDisposable
{
    private const int Quarters = 4;
    private const double SpoiltRows = 0.002;
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private readonly Random _random;
    private readonly Dictionary<(string Source, string Name), TextWriter> _files = [];
    private readonly string _raw;
    private readonly TextWriter _truth;
    private long _serial;

    private SampleWorldWriter(string folder, int seed)
    {
        _random = new Random(seed ^ 0x5EED);
        _raw = Path.Combine(folder, "raw");
        Directory.CreateDirectory(Path.Combine(folder, "truth"));
        _truth = new StreamWriter(Path.Combine(folder, "truth", "parties.csv")) { NewLine = "\n" };
        _truth.WriteLine("record_id,cluster_id");
    }

    /// <summary>Writes the files below <paramref name="folder"/>: <c>raw/SOURCE/…</c> and <c>truth/parties.csv</c>.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="customers">Number of people.</param>
    /// <param name="seed">Decides every byte.</param>
    /// <param name="progress">Called with the number of people done.</param>
    /// <param name="cancellationToken">Leaves half a world behind; writing again replaces it.</param>
    /// <returns>Number of touchpoint rows written.</returns>
    public static long Write(string folder, int customers, int seed, Action<int> progress, CancellationToken cancellationToken)
    {
        using var writer = new SampleWorldWriter(folder, seed);
        long rows = 0;
        foreach (var person in Population.Make(customers, seed))
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Records(person);
            foreach (var happening in Life.Of(person, seed))
            {
                writer.Row(person, happening);
                rows++;
            }

            if (person.Number % 500 == 499)
                progress(person.Number + 1);
        }

        return rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files.Values)
            file.Dispose();
        _truth.Dispose();
    }

    /// <summary>What each silo keeps of the person, if it knows the person at all.</summary>
    private void Records(Person person)
    {
        Crm(person, person.CrmKey, 0);
        if (_random.Chance(0.05))
            Crm(person, $"{person.CrmKey}X", _random.Next(1, Quarters));
        if (person.PaysTheBill)
            Truth("billing", person.Account, person);
        if (_random.Chance(person.Digital))
            WebAccount(person);
        if (_random.Chance(0.25 + 0.6 * person.Digital))
            AppProfile(person);
        if (_random.Chance(0.22))
            LoyaltyCard(person);
    }

    private void Crm(Person person, string key, int quarter)
    {
        File("crm", $"customers-2025-Q{quarter + 1}.csv", "crm_id,first_name,last_name,birth_date,email,mobile,street,postcode,city,segment,region,customer_since,account_no,updated_at")
            .WriteLine(Csv(',', key, Dirt.Given(person, _random), Dirt.Family(person, _random), Dirt.BirthDate(person, _random), Dirt.Email(person, _random), Dirt.Mobile(person, _random),
                Dirt.Street(person, _random), Dirt.PostalCode(person, _random), person.Town, person.Segment, person.Region, Iso(person.Since),
                _random.Chance(0.85) ? person.Account : "", $"2025-{quarter * 3 + 1:D2}-01T06:00:00Z"));
        Truth("crm", key, person);
    }

    private void WebAccount(Person person)
    {
        File("web", "accounts-2025-Q1.jsonl.gz", null).WriteLine(JsonSerializer.Serialize(new
        {
            account = new { id = person.WebUser, first = Dirt.Given(person, _random), last = Dirt.Family(person, _random), email = person.Email, postcode = Dirt.PostalCode(person, _random) },
            cookie = person.Cookie(0),
            at = 1735689600000L,
        }));
        Truth("web", person.WebUser, person);
    }

    private void AppProfile(Person person)
    {
        File("app", "profiles-2025-Q1.jsonl", null).WriteLine(JsonSerializer.Serialize(new
        {
            profile = new { device = person.Device, first = Dirt.Given(person, _random), last = Dirt.Family(person, _random), msisdn = person.Mobile, email = Dirt.Email(person, _random), born = Dirt.BirthDate(person, _random) },
        }));
        Truth("app", person.Device, person);
    }

    private void LoyaltyCard(Person person)
    {
        var card = $"L{person.Number + 5_000_000}";
        File("store", "cards-2025-Q1.tsv", "card\tlast\tfirst\tphone\temail\tpostcode")
            .WriteLine(string.Join('\t', card, Dirt.Family(person, _random), Dirt.Given(person, _random), Dirt.Mobile(person, _random), Dirt.Email(person, _random), Dirt.PostalCode(person, _random)));
        Truth("store", card, person);
    }

    private void Row(Person person, Happening happening)
    {
        _serial++;
        var quarter = (happening.At.Month - 1) / 3;
        switch (happening.Source)
        {
            case "crm":
                File("crm", $"events-2025-Q{quarter + 1}.csv", "event_id,crm_id,event,event_time,channel,plan,score")
                    .WriteLine(Csv(',', $"E{_serial}", Spoil(person.CrmKey, ""), happening.Type, Spoil(Iso(happening.At), "unknown"), happening.Outcome ?? "crm", happening.Type == "survey_answered" ? "" : happening.Detail ?? "", happening.Type == "survey_answered" ? happening.Detail! : ""));
                break;
            case "billing":
                Invoice(person, happening, quarter);
                break;
            case "web":
                Click(person, happening, quarter);
                break;
            case "app":
                File("app", $"events-2025-Q{quarter + 1}.jsonl", null).WriteLine(JsonSerializer.Serialize(new
                {
                    time = Spoil(Iso(happening.At), "now"),
                    device = person.Device,
                    msisdn = _random.Chance(0.5) ? person.Mobile : null,
                    name = happening.Type,
                    props = new { version = $"6.{quarter}" },
                }));
                break;
            case "callcentre":
                Call(person, happening, quarter);
                break;
            case "store":
                File("store", $"tickets-2025-Q{quarter + 1}.tsv", "ticket\twhat\twhen\tname\tphone\tresult\tamount")
                    .WriteLine(string.Join('\t', $"T{_serial}", happening.Type, Local(happening.At, "dd/MM/yyyy HH:mm"), $"{Dirt.Family(person, _random)}, {Dirt.Given(person, _random)}",
                        Spoil(person.Mobile, "n/a"), happening.Outcome ?? "", happening.Amount?.ToString("0.00", CultureInfo.InvariantCulture) ?? ""));
                break;
            default:
                File("fieldservice", $"tickets-2025-Q{quarter + 1}.csv.gz", "ticket|status_code|account|line|logged_at_epoch|status")
                    .WriteLine(string.Join('|', $"F{_serial}", happening.Type, person.Account, _random.Chance(0.7) ? person.Mobile : "",
                        Spoil(new DateTimeOffset(happening.At).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), "-"), happening.Outcome ?? ""));
                break;
        }
    }

    private void Invoice(Person person, Happening happening, int quarter) =>
        File("billing", $"ledger-2025-Q{quarter + 1}.csv", "entry;account;holder_last;holder_first;street;postcode;city;entry_type;booked;amount;state", Encoding.Latin1)
            .WriteLine(Csv(';', $"B{_serial}", person.Account, Dirt.Family(person, _random), Dirt.Given(person, _random), Dirt.Street(person, _random), person.PostalCode, person.Town, happening.Type,
                happening.At.ToString("dd.MM.yyyy HH:mm:ss", CultureInfo.InvariantCulture), Spoil(happening.Amount!.Value.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ','), "£??"), happening.Outcome ?? ""));

    private void Click(Person person, Happening happening, int quarter) =>
        File("web", $"clicks-2025-Q{quarter + 1}.jsonl.gz", null).WriteLine(JsonSerializer.Serialize(new
        {
            id = $"K{_serial}",
            ts = new DateTimeOffset(happening.At).ToUnixTimeMilliseconds(),
            visitor = new { cookie = person.Cookie(quarter), login = happening.Type is "web_login" or "checkout" || _random.Chance(0.3) ? person.Email : null },
            @event = new { name = Spoil(happening.Type, ""), page = $"/{happening.Type.Replace('_', '-')}", plan = happening.Detail, state = happening.Outcome, value = happening.Amount },
        }));

    private void Call(Person person, Happening happening, int quarter)
    {
        var note = _random.Chance(0.1) ? "Asked again about it,\nsaid \"still not right\"" : "";
        File("callcentre", $"calls-2025-Q{quarter + 1}.csv", "call_id,caller,started,reason,outcome,wait_seconds,note")
            .WriteLine(Csv(',', $"Q{_serial}", Spoil(_random.Chance(0.93) ? Dirt.Mobile(person, _random) : "", "withheld"), Local(happening.At, "yyyy-MM-dd HH:mm:ss"), happening.Type, happening.Outcome ?? "",
                _random.Next(5, 900).ToString(CultureInfo.InvariantCulture), note));
    }

    private string Spoil(string value, string spoilt) => _random.Chance(SpoiltRows) ? spoilt : value;

    private void Truth(string source, string key, Person person) =>
        _truth.WriteLine(string.Create(CultureInfo.InvariantCulture, $"party:{source}:{key},P{person.Number}"));

    private TextWriter File(string source, string name, string? header, Encoding? encoding = null)
    {
        if (_files.TryGetValue((source, name), out var open))
            return open;
        Directory.CreateDirectory(Path.Combine(_raw, source));
        Stream stream = new FileStream(Path.Combine(_raw, source, name), FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
        if (name.EndsWith(".gz", StringComparison.Ordinal))
            stream = new GZipStream(stream, CompressionLevel.Fastest);
        var file = new StreamWriter(stream, encoding ?? new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        if (header is not null)
            file.WriteLine(header);
        return _files[(source, name)] = file;
    }

    private static string Csv(char delimiter, params ReadOnlySpan<string> values)
    {
        var row = new StringBuilder();
        foreach (var value in values)
        {
            var isQuoted = value.AsSpan().IndexOfAny([delimiter, '"', '\n']) >= 0;
            row.Append(isQuoted ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value).Append(delimiter);
        }

        return row.ToString(0, row.Length - 1);
    }

    private static string Iso(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Local(DateTime instant, string format) => TimeZoneInfo.ConvertTimeFromUtc(instant, London).ToString(format, CultureInfo.InvariantCulture);
}
