using System.Globalization;
using Cdi.Annotators.Answers;
using Cdi.Annotators.Engine;
using Cdi.Cli.Collecting;
using Cdi.Cli.Terminal;
using Cdi.Dsl.Text;
using Cdi.Ledgers;
using Cdi.Ledgers.Calls;

namespace Cdi.Cli.Labelling;

/// <summary>Says what came of the calls of a model.</summary>
internal static class LabelSummary
{
    private const int Shown = 10;

    /// <summary>Prints counts, costs, and what is listed by name.</summary>
    public static void Print(ModelTask task, AnnotationResult result, TextWriter output)
    {
        var failed = result.Rows.Count(row => row.Failure is not null);
        output.WriteLine($"{task.Llm.Name}: {result.Annotated} of {result.Rows.Count - result.SetApart} texts annotated, {failed} without an answer, "
            + $"{result.Pending} not asked to the end; "
            + $"{Counted.Of(result.Sent, "call")} sent now.");
        if (result.SetApart > 0) output.WriteLine($"  {Counted.Of(result.SetApart, "text")} set apart as examples, about which it is not asked");
        foreach (var (kind, count) in result.Failures) output.WriteLine($"  {count} {Word(kind)}: {Keys(task, result, row => row.Failure == kind)}");
        if (result.Rejection.Length > 0)
            output.WriteLine($"  the provider on the first that it rejected: {ShownText.Line(result.Rejection)} (`--rejected` asks about such texts again)");
        if (result.Stopped == StopReason.InBatch) output.WriteLine($"  under way, to be collected by the same command later: {result.Detail}");
        if (result.WithoutConfidence > 0) output.WriteLine($"  {result.WithoutConfidence} labels without a confidence");
        if (task.Questions.Count > 0) output.WriteLine($"  answers: {string.Join(", ", task.Questions.Select((_, place) => Answered(task, result, place)))}");
        PrintOutside(task, result, output);
        PrintCost(result.Totals, output);
        PrintReckoned(result.Earlier, task.Llm.Calls?.Currency, output);
    }

    /// <summary>Says what calls of unknown cost count toward <c>max_cost</c>; nothing where there are none.</summary>
    public static void PrintReckoned(EarlierCosts earlier, string? currency, TextWriter output)
    {
        if (earlier.Unknown == 0) return;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Counted.Of(earlier.Unknown, "earlier call")} of unknown cost ")
            + string.Create(CultureInfo.InvariantCulture, $"{(earlier.Unknown == 1 ? "counts" : "count")} {earlier.Reckoned:0.############} {currency} ")
            + "toward `max_cost`: counted tokens at the price that the spec states now, and the most that a call can cost where none were counted");
    }

    private static string Answered(ModelTask task, AnnotationResult result, int question) =>
        $"{task.Outcome.Questions[question].Name} {result.Rows.Count(row => !row.Answers.IsDefaultOrEmpty && !double.IsNaN(row.Answers[question]))}";

    private static void PrintOutside(ModelTask task, AnnotationResult result, TextWriter output)
    {
        var rows = Enumerable.Range(0, result.Rows.Count).Where(row => result.Rows[row].Outside is not null).ToList();
        if (rows.Count == 0) return;
        var largest = rows.MaxBy(row => result.Rows[row].Outside);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  probability outside the options: {rows.Average(row => result.Rows[row].Outside):0.####} in the mean, ")
            + string.Create(CultureInfo.InvariantCulture, $"{result.Rows[largest].Outside:0.####} at most, for {task.Table.Key(largest)}"));
    }

    /// <summary>The exit code, after a problem has been said.</summary>
    /// <exception cref="UserErrorException">The run stopped early.</exception>
    public static ExitCode Verdict(ModelTask task, AnnotationResult result, bool isLimited, LedgerPlace place, CommandEnvironment environment)
    {
        switch (result.Stopped)
        {
            case StopReason.Interrupted:
                throw new OperationCanceledException();
            case StopReason.CostCeiling:
                throw new UserErrorException($"`max_cost` of `llm {task.Llm.Name}` is reached: {result.Detail}.",
                    result.Earlier.Unknown == 0 ? "Raise `max_cost`, and give the command again."
                        : "Raise `max_cost`, or state what calls of other models cost, `prices { call = 0 USD }` in the block of one that is free, and give "
                            + "the command again.");
            case StopReason.Refused:
                throw new UserErrorException($"The provider of `llm {task.Llm.Name}` accepts no call: {result.Detail}",
                    $"Check the key ({ModelEndpoints.KeyOf(task.Llm, environment)}), the name of the model and `base_url`, and give the command again.");
            case StopReason.AllRejected:
                throw new UserErrorException($"The provider of `llm {task.Llm.Name}` rejects every call: {result.Detail}",
                    "Change what it names, in the spec or with the provider, and give the command again"
                        + (result.IsAllRejected ? ": what was rejected costs nothing and is asked again." : " with `--rejected`, which asks again."));
            case StopReason.Unreachable:
                throw new UserErrorException($"The provider of `llm {task.Llm.Name}` does not answer: {result.Detail}",
                    "Give the command again later; what is on file is not asked again.");
            case StopReason.Ledger:
                throw new UserErrorException($"Calls of `llm {task.Llm.Name}` cannot be written down, so none are made: {result.Detail}.",
                    LedgerTrouble.Remedy(LedgerFailure.Unavailable, place));
            case StopReason.Cancelled:
                throw new UserErrorException(
                    $"A batch of `llm {task.Llm.Name}` was cancelled at the provider ({result.Detail}); answers until then are on file.",
                    "Give the command again to submit what is left.");
            case StopReason.InBatch:
                return ExitCode.Success;
            case StopReason.None:
                if (result.Pending == 0 || isLimited) return ExitCode.Success;
                var (row, number) = result.Rows.Select((each, index) => (each, index)).First(each => each.each.IsPending);
                throw new UserErrorException($"{result.Pending} texts have no answer yet, the first of them `{task.Table.Key(number)}`: {row.Detail}",
                    "Give the command again; what is on file is not asked again.");
            default:
                throw new InvalidOperationException($"{result.Stopped} is no reason.");
        }
    }

    /// <summary>Prints what calls have cost, and those that may have been paid for in vain.</summary>
    /// <param name="totals">The calls.</param>
    /// <param name="output">Where to print.</param>
    /// <param name="listed">How many of these are listed.</param>
    public static void PrintCost(CallTotals totals, TextWriter output, int listed = Shown)
    {
        var spent = totals.Spent.Count == 0 ? "" : ", " + string.Join(", ", totals.Spent.Select(
            each => string.Create(CultureInfo.InvariantCulture, $"{each.Value:0.############} {each.Key}")));
        var unknown = totals.UnknownCosts == 0 ? "" : $", {totals.UnknownCosts} of unknown cost";
        output.WriteLine($"  on file: {totals.Answers} answers{spent}{unknown}; {totals.Faults} calls without an answer");
        foreach (var batch in totals.Open.Where(call => call.Batch is not null).GroupBy(call => call.Batch ?? "", StringComparer.Ordinal))
        {
            var name = batch.Key.Length == 0 ? "a batch whose submission has no answer on file" : $"batch {batch.Key}";
            output.WriteLine($"  {name}: {batch.Count()} calls of {batch.First().Model}, since {batch.First().Time}, {AtMost([.. batch])}");
        }

        var open = totals.Open.Where(call => call.Batch is null).ToList();
        if (open.Count == 0) return;
        output.WriteLine($"  {open.Count} {(open.Count == 1 ? "call" : "calls")} may have been paid for without an answer:");
        foreach (var call in open.Take(listed))
            output.WriteLine($"    {call.Time} {call.Model} {call.Key[..12]} {AtMost([call])}, {call.Fault?.Kind ?? "under way when a process ended"}");
        if (open.Count > listed) output.WriteLine($"    and {open.Count - listed} more; `cdi ledger show` lists them");
    }

    /// <summary>Prints why calls have no answer, by kind.</summary>
    public static void PrintFaults(CallTotals totals, TextWriter output)
    {
        foreach (var (kind, count, first) in totals.FaultKinds) output.WriteLine($"    {count} {kind}, the first: {ShownText.Line(first)}");
    }

    /// <summary>What calls cost at most, in words.</summary>
    public static string AtMost(IReadOnlyList<OpenCall> calls) => calls.Any(call => call.Bound is null) ? "cost unknown" : string.Join(" and ",
        calls.GroupBy(call => call.Bound?.Currency, StringComparer.Ordinal).Select(each => string.Create(
            CultureInfo.InvariantCulture, $"{each.Sum(call => call.Bound?.Amount):0.############} {each.Key} at most")));

    private static string Keys(ModelTask task, AnnotationResult result, Func<RowAnnotation, bool> which)
    {
        var rows = Enumerable.Range(0, result.Rows.Count).Where(row => which(result.Rows[row])).ToList();
        return string.Join(", ", rows.Take(Shown).Select(task.Table.Key)) + (rows.Count > Shown ? " …" : "");
    }

    internal static string Word(AnswerFailure kind) => kind switch
    {
        AnswerFailure.Refused => "refused",
        AnswerFailure.Truncated => "truncated",
        AnswerFailure.Malformed => "malformed",
        AnswerFailure.OutOfOptions => "out of options",
        AnswerFailure.Rejected => "rejected",
        AnswerFailure.NoProbabilities => "without probabilities",
        _ => throw new InvalidOperationException($"{kind} is no failure."),
    };
}
