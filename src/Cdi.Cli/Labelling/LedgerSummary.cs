using System.Text.Encodings.Web;
using System.Text.Json;
using Cdi.Dsl.Text;
using Cdi.Ledgers.Calls;

namespace Cdi.Cli.Labelling;

/// <summary>What is on file of a study, for <c>cdi ledger show</c>. Lost calls are counted apart: perhaps paid for, and no answer of theirs is on
/// file.</summary>
internal static class LedgerSummary
{
    private const string UnderWay = "under way when a process ended";

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Default,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Prints counts, costs, calls without a reply by kind, and what is on file of a sample.</summary>
    /// <param name="totals">The calls.</param>
    /// <param name="sample">What is on file of the sample, by kind.</param>
    /// <param name="output">Where to print.</param>
    public static void Print(CallTotals totals, IReadOnlyList<(string Kind, long Count)> sample, TextWriter output)
    {
        output.WriteLine($"{totals.Requests} requests, {totals.Answers} answers:");
        LabelSummary.PrintCost(totals, output, int.MaxValue);
        var lost = Lost(totals);
        output.WriteLine(lost.Count == 0 ? "  lost, perhaps paid: no call" : $"  lost, perhaps paid: {Counted.Of(lost.Count, "call")} "
            + $"({string.Join(", ", ByReason(lost).Select(each => $"{each.Count} {each.Reason}"))}), {LabelSummary.AtMost(lost)}");
        LabelSummary.PrintFaults(totals, output);
        if (sample.Count > 0) output.WriteLine($"sample: {string.Join(", ", sample.Select(each => $"{each.Count} {each.Kind}"))}");
    }

    /// <summary>The same for programs, a document of JSON. A cost that is unknown is null.</summary>
    /// <inheritdoc cref="Print" path="/param"/>
    public static string Json(CallTotals totals, IReadOnlyList<(string Kind, long Count)> sample)
    {
        var lost = Lost(totals);
        return JsonSerializer.Serialize(new
        {
            Schema = 1,
            totals.Requests,
            totals.Answers,
            Spent = totals.Spent.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => new { Currency = each.Key, Amount = each.Value }),
            totals.UnknownCosts,
            WithoutAnswer = new
            {
                Count = totals.Faults, Kinds = totals.FaultKinds.Select(each => new { each.Kind, each.Count, each.First }),
            },
            Lost = new
            {
                lost.Count,
                AtMost = Bound(lost),
                Calls = lost.Select(call => new { call.Time, call.Model, call.Key, call.Send, Reason = Reason(call), AtMost = Bound([call]) }),
            },
            Batches = totals.Open.Where(call => call.Batch is not null).GroupBy(call => call.Batch, StringComparer.Ordinal).Select(batch => new
            {
                Id = batch.Key is { Length: > 0 } id ? id : null, Calls = batch.Count(), batch.First().Model, Since = batch.First().Time,
                AtMost = Bound([.. batch]),
            }),
            Sample = sample.Select(each => new { each.Kind, each.Count }),
        }, Options) + "\n";
    }

    /// <summary>Calls in batches are under way, and lost ones are not.</summary>
    private static List<OpenCall> Lost(CallTotals totals) => [.. totals.Open.Where(call => call.Batch is null)];

    private static string Reason(OpenCall call) => call.Fault?.Kind ?? UnderWay;

    private static IEnumerable<(string Reason, int Count)> ByReason(IEnumerable<OpenCall> lost) =>
        lost.GroupBy(Reason, StringComparer.Ordinal).OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => (each.Key, each.Count()));

    /// <summary>What calls cost at most, by currency; null where that of one of them is unknown.</summary>
    private static object? Bound(List<OpenCall> calls) => calls.Exists(call => call.Bound is null) ? null
        : calls.GroupBy(call => call.Bound?.Currency, StringComparer.Ordinal).OrderBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => new { Currency = each.Key, Amount = each.Sum(call => call.Bound?.Amount) });
}
