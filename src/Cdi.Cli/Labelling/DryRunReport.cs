using System.Globalization;
using System.Text;
using Cdi.Annotators.Answers;
using Cdi.Annotators.Engine;
using Cdi.Corpus;
using Cdi.Ledgers.Calls;
using Cdi.Studies.Definitions;

namespace Cdi.Cli.Labelling;

/// <summary>Says how many calls are left and what they cost, and makes none.</summary>
/// <param name="task">What is asked.</param>
/// <param name="models">How the models of the study are asked.</param>
/// <param name="inBatches">Whether calls would be made in batches.</param>
/// <param name="output">Where it is said.</param>
internal sealed class DryRunReport(ModelTask task, IReadOnlyList<ModelCalls> models, bool inBatches, TextWriter output)
{
    /// <summary>Usages from which tokens are estimated, instead of from the vocabulary.</summary>
    private const int EnoughUsages = 50;

    /// <summary>Prints the estimate.</summary>
    /// <param name="log">Calls on file; null for none.</param>
    /// <param name="limit">Texts asked about, at most; null for all.</param>
    /// <param name="asksRejectedAgain">Whether texts are asked about again whose calls were rejected.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task PrintAsync(CallLog? log, int? limit, bool asksRejectedAgain, CancellationToken cancellation)
    {
        var known = log?.Histories(cancellation) ?? new Dictionary<string, CallHistory>();
        var rows = await LedgerAnnotations.ReadAsync(task, known, cancellation).ConfigureAwait(false);
        var isAgain = asksRejectedAgain || AnnotationResult.AreAllRejected(rows);
        var pending = Enumerable.Range(0, rows.Length).Where(row => rows[row].IsPending || (isAgain && rows[row].Failure == AnswerFailure.Rejected))
            .Take(limit ?? int.MaxValue).ToList();
        var questions = pending.SelectMany(row => Questions(row, rows[row])).DistinctBy(each => each.Key).ToList();
        var texts = rows.Count(row => !row.IsSetApart);
        output.WriteLine($"{task.Llm.Name}: {pending.Count} of {texts} texts to ask about, {questions.Count} calls, each once{Each()}.");
        var usage = log is null ? null : Usage.Of(log, EnoughUsages);
        var estimate = usage is null ? TokenEstimate.For(task.Llm.Calls?.Model ?? "") : null;
        var input = questions.Sum(each => usage?.Input(Encoding.UTF8.GetByteCount(each.Prompt)) ?? estimate?.Of(each.Prompt) ?? 0);
        var answers = (usage?.OutputTokens ?? task.Llm.Calls?.MaxTokens) * questions.Count;
        var basis = estimate?.Basis ?? $"the usage of {usage?.Count} calls on file";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  about {input:0} tokens of prompts (by {basis}), {Words(answers, usage)}"));
        PrintPrice(input, answers, questions, log?.Totals(cancellation));
    }

    private string Each() => task.Questions.Count > 0
        ? $" (at most: of the {task.Questions.Count} questions one is not asked where its answer can no longer change the label)"
        : (task.Answers, task.AsksConfidence) switch
    {
        (1, _) => "",
        (var answers, false) => $" ({answers} for a text)",
        (var answers, true) => $" ({answers} and one for the confidence, for a text)",
    };

    private static string Words(double? tokens, Usage? usage) => tokens is not { } count ? "answers of unknown length"
        : string.Create(CultureInfo.InvariantCulture, $"{(usage is null ? "at most" : "about")} {count:0} tokens of answers");

    private void PrintPrice(double input, double? outputTokens, IReadOnlyList<CallRequest> questions, CallTotals? totals)
    {
        var calls = task.Llm.Calls;
        if (calls is null || CallPrice.Of(calls) is not { } whole)
        {
            output.WriteLine("  cost unknown: the study states no price of its calls");
            return;
        }

        var price = inBatches ? whole.InBatch : whole;
        var each = price.PerCall is { } call ? call * questions.Count
            : outputTokens is { } length ? price.Of((long)Math.Ceiling(input), (long)Math.Ceiling(length))?.Amount : null;
        var most = questions.Select(question => price.Bound(question.Prompt, question.Parameters, calls.MaxTokens)?.Amount).ToList();
        output.WriteLine(each is null
            ? "  cost unknown: answers have no limit of their length (`max_tokens`)"
            : string.Create(CultureInfo.InvariantCulture, $"  about {each:0.####} {price.Currency}")
                + (most.Contains(null) ? "" : string.Create(CultureInfo.InvariantCulture, $", at most {most.Sum():0.####} {price.Currency}")));
        var earlier = totals is null || calls.MaxCost is null ? EarlierCosts.None : EarlierCosts.Of(totals, whole, calls.MaxTokens, models);
        LabelSummary.PrintReckoned(earlier, price.Currency, output);
        if (calls.MaxCost is { } limit && !most.Contains(null) && earlier.Sum + most.Sum() > limit)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  `max_cost` of {limit} {price.Currency} may be reached before all texts are done"));
    }

    // What a confidence is asked about is known once the label is; its prompt is as long for every label, nearly.
    private IEnumerable<CallRequest> Questions(int row, RowAnnotation known)
    {
        foreach (var question in task.Questions.Count == 0 ? [task] : task.Questions.Where((_, place) => IsOpen(known, place)))
        {
            for (var answer = 0; answer < question.Answers; answer++) yield return question.LabelQuestion(row, answer, 1).Request;
        }

        if (task.AsksConfidence) yield return task.ConfidenceQuestion(row, 0, 1).Request;
    }

    /// <summary>Whether the answer to a question is not on file and can change the label.</summary>
    private bool IsOpen(RowAnnotation known, int question)
    {
        if (known.Answers.IsDefaultOrEmpty) return true;
        int[] answers = [.. known.Answers.Select(answer => double.IsNaN(answer) ? DerivationRule.Unknown : (int)answer)];
        return answers[question] == DerivationRule.Unknown && task.Outcome.Derivation?.Rule.Matters(answers, question) == true;
    }

    /// <summary>What calls on file took.</summary>
    private sealed record Usage(int Count, double TokensPerByte, double OutputTokens)
    {
        public double Input(int bytes) => bytes * TokensPerByte;

        public static Usage? Of(CallLog log, int enough)
        {
            var (count, bytes, input, said) = (0, 0L, 0L, 0L);
            foreach (var (prompt, reply) in log.Replies().Take(enough))
            {
                if (reply is not { InputTokens: { } read, OutputTokens: { } written }) continue;
                (count, bytes, input, said) = (count + 1, bytes + Encoding.UTF8.GetByteCount(prompt), input + read, said + written);
            }

            return count < enough || bytes == 0 ? null : new(count, (double)input / bytes, (double)said / count);
        }
    }
}
