using System.Collections.Immutable;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Tests.Problems;
using Cdi.Ledgers.Entries;
using Cdi.Ledgers.Files;

namespace Cdi.Ledgers.Tests;

/// <summary>A folder with a ledger, for a corpus of 300 texts of which 40 are to be labelled.</summary>
public sealed class LedgerFolder : IDisposable
{
    public const int Rows = 300;

    private readonly string folder = Directory.CreateTempSubdirectory("cdi-ledger-").FullName;

    public static RecordedStudy Study { get; } = new SyntheticStudy(Rows).Problem();

    public static StudyTerms Terms { get; } = new([.. Enumerable.Range(0, Rows).Select(Key)], [new("tone", ["civil", "hostile"])]);

    public string File => Path.Combine(folder, "study.ledger");

    public string Other(string name) => Path.Combine(folder, name);

    public static string Key(int row) => $"t{row}";

    public SqliteLedger Open(StudyTerms? terms = null) => Open(File, terms ?? Terms);

    public static SqliteLedger Open(string file, StudyTerms terms) => SqliteLedger.Open(file, terms, new Clock());

    public static SamplingPlan Plan(SamplingDesign design) => SyntheticStudy.Plan(design, 40);

    public static async Task<DrawnSample> DrawAsync(ILedger ledger, SamplingDesign design, ILabelSource? source = null) =>
        Assert.IsType<DrawnSample>(await new AdaptiveSampling(Study).DrawAsync(Plan(design), source ?? Study.Labels, ledger));

    public static async Task<IReadOnlyList<StudyEvent>> EventsAsync(ILedger ledger)
    {
        List<StudyEvent> events = [];
        await foreach (var happened in ledger.ReadAsync(default)) events.Add(happened);
        return events;
    }

    public static void AssertSame(IReadOnlyList<StudyEvent> expected, IReadOnlyList<StudyEvent> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (one, other) in expected.Zip(actual)) Assert.Equal(Parts(one), Parts(other));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // Records compare arrays by reference.
    private static string Parts(StudyEvent happened) => happened switch
    {
        StudyEvent.RoundDrawn round =>
            $"{round.Kind} {Parts(round.AtRisk)} | {string.Join(' ', round.Drawn)}",
        StudyEvent.LabelsReceived labels => $"{string.Join(' ', labels.Rows)} | {Bits(labels.Labels)}",
        _ => happened.ToString(),
    };

    private static string Parts(RowsAtRisk atRisk) => atRisk switch
    {
        RowsAtRisk.Listed listed => $"{string.Join(' ', listed.Rows)} | {Bits(listed.Probabilities)}",
        RowsAtRisk.Stretch stretch => $"{stretch.Rows} | {Bits([stretch.Probability])}",
        RowsAtRisk.Ruled ruled => $"{ruled.Rows} | {Bits([ruled.Least, ruled.Most, .. ruled.OfDrawn])} | {ruled.Digest}",
        _ => throw new InvalidOperationException(atRisk.GetType().Name),
    };

    private static string Bits(ImmutableArray<double> values) => string.Join(' ', values.Select(BitConverter.DoubleToInt64Bits));

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    }
}
