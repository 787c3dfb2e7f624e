using Cdi.Annotators.Answers;
using Cdi.Annotators.Engine;
using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Imports;

/// <summary>Makes calls of the ledger of answers that were made elsewhere: as if the model had been asked here with the prompt of the study.</summary>
/// <remarks>Everything is checked before anything is written. What was asked elsewhere is not in the file, or in a form of its own: that it was the question
/// of the study is what the author says by importing it, and the origin stands beside each answer.</remarks>
/// <param name="task">What the study asks.</param>
/// <param name="ledger">Where calls are kept.</param>
/// <param name="origin">What file the answers come from.</param>
public sealed class AnswerImport(ModelTask task, ICallLedger ledger, string origin)
{
    private readonly Dictionary<string, bool> unmatched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> doubled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> others = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> examples = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Row, int Question), MadeAnswer> byRow = [];
    private readonly List<(string Key, string Fault)> faults = [];

    /// <summary>Imports answers.</summary>
    /// <param name="answers">The answers, in the order of the file.</param>
    /// <param name="cancellation">Ends the import before its next call; what was written is on file, and the import can be repeated.</param>
    /// <exception cref="LogException">Answers contradict one another or what is on file, or none is of this model or of a text; nothing was
    /// written.</exception>
    /// <exception cref="Cdi.Ledgers.LedgerException">The ledger cannot be read or written.</exception>
    public async Task<ImportedAnswers> RunAsync(IReadOnlyList<MadeAnswer> answers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (Asked(0).Answers > 1)
        {
            throw new LogException(FormattableString.Invariant(
                $"The study makes the {(IsOfSeveral ? "answer to a question about a text" : "label of a text")} of {Asked(0).Answers} answers of ")
                + $"`{task.Llm.Name}`, and a file has one",
                "Ask it with `cdi label`, or leave out `calls`, `option_order` and further prompts.");
        }

        Sort(answers);
        var (planned, known, alike) = (new List<(int Row, CallRequest Request, CallHistory History, CallReply Reply)>(), 0, new List<string>());
        var asked = new Dictionary<string, int>(StringComparer.Ordinal);
        var failures = new SortedDictionary<AnswerFailure, int>();
        foreach (var ((row, question), made) in byRow.OrderBy(each => each.Key))
        {
            if (made.Reply is not { } reply) continue;
            if (Asked(question).Reader.Label(reply) is Answer.Failed failed) failures[failed.Kind] = failures.GetValueOrDefault(failed.Kind) + 1;
            var request = Asked(question).LabelQuestion(row, 0, 1).Request;
            if (!asked.TryAdd(request.Key, row))
            {
                alike.Add(made.Key);
                continue;
            }

            var history = await ledger.FindAsync(request.Key, cancellation).ConfigureAwait(false);
            if (history.Batch is not null)
            {
                throw new LogException($"{made.Key} is under way in a batch, and an answer of it is still to come; nothing was read",
                    "Collect the batch first: `cdi label --batch`.");
            }

            if (history.Reply is null) planned.Add((row, request, history, reply));
            else if (SayTheSame(question, history.Reply, reply)) known++;
            else throw Contradicts(made, "the ledger", history.Reply.Text, reply.Text);
        }

        foreach (var (_, request, history, reply) in planned) await WriteAsync(request, history, reply, cancellation).ConfigureAwait(false);
        var confidences = await ConfidencesAsync(cancellation).ConfigureAwait(false);
        var left = await LedgerAnnotations.ReadAsync(task, ledger.FindAsync, cancellation).ConfigureAwait(false);
        return new(planned.Count, known)
        {
            Confidences = confidences, Unmatched = [.. unmatched.Keys], Doubled = [.. doubled.Keys], Alike = alike, Faults = faults,
            OtherModels = [.. others.Keys], Examples = [.. examples.Keys], Failures = failures, Left = left.Count(each => each.IsPending),
        };
    }

    private bool IsOfSeveral => task.Questions.Count > 0;

    private ModelTask Asked(int question) => IsOfSeveral ? task.Questions[question] : task;

    private void Sort(IReadOnlyList<MadeAnswer> answers)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < task.Table.Rows; row++) places.Add(task.Table.Key(row), row);
        foreach (var made in answers)
        {
            if (!IsOfModel(made.Model)) others.TryAdd(made.Model, true);
            else if (!places.TryGetValue(made.Key, out var row)) unmatched.TryAdd(made.Key, true);
            else if (task.IsSetApart(row)) examples.TryAdd(made.Key, true);
            else if (made.Reply is null) faults.Add((made.Key, made.Fault));
            else if (!byRow.TryGetValue((row, made.Question), out var before)) byRow.Add((row, made.Question), made);
            else if (before.Reply is { } earlier && SayTheSame(made.Question, earlier, made.Reply) && before.Confidence == made.Confidence)
                doubled.TryAdd(made.Key, true);
            else throw Contradicts(made, before.Place, before.Reply?.Text ?? "", made.Reply.Text);
        }

        var answered = byRow.Keys.Select(each => each.Row).ToHashSet();
        faults.RemoveAll(each => answered.Contains(places[each.Key]));
        if (byRow.Count > 0) return;
        if (others.Count > 0 && unmatched.Count == 0)
        {
            throw new LogException($"No answer of the file is of {task.Llm.Calls?.Model}: it names {string.Join(", ", others.Keys.Take(5))}",
                "Name that model in the spec; a study reports the model that it used.");
        }

        if (examples.Count > 0 && unmatched.Count == 0)
        {
            throw new LogException("Every answer of the file is about a text that is set apart as an example",
                "What a model says of its own examples is no prediction; import answers about other texts.");
        }

        if (faults.Count > 0 && unmatched.Count == 0)
            throw new LogException($"No call of the file brought an answer: {faults[0].Key} has {faults[0].Fault}", "Ask again with `cdi label`.");
        throw new LogException(
            $"No answer of the file is of a text: the first key is {unmatched.Keys.FirstOrDefault() ?? "absent"}, and the first text has {task.Table.Key(0)}",
            "Name what holds the keys of texts with `--key`; blanks and leading zeros count.");
    }

    /// <summary>Whether two replies are one: word for word, or of one option or number, as `(B)` and `B` are. Probabilities differ with their words.</summary>
    private bool SayTheSame(int question, CallReply one, CallReply other) => one.Text == other.Text
        || (Asked(question).Reader.Label(one) is Answer.Value { Probabilities: [] } first
            && Asked(question).Reader.Label(other) is Answer.Value { Probabilities: [] } second && first.Number == second.Number);

    // Logs put the provider before the name, and providers put a snapshot behind it.
    private bool IsOfModel(string named)
    {
        var own = task.Llm.Calls?.Model ?? "";
        var other = named[(named.LastIndexOfAny(['/', ':']) + 1)..];
        var written = own[(own.LastIndexOfAny(['/', ':']) + 1)..];
        return named.Length == 0 || other.StartsWith(written, StringComparison.Ordinal) || written.StartsWith(other, StringComparison.Ordinal);
    }

    private async Task<int> ConfidencesAsync(CancellationToken cancellation)
    {
        var written = 0;
        foreach (var ((row, _), made) in byRow.OrderBy(each => each.Key))
        {
            if (IsOfSeveral || !task.AsksConfidence || made is not { Confidence: { } confidence, Reply: { } reply }) continue;
            if (task.Reader.Label(reply) is not Answer.Value value) continue;
            var request = task.ConfidenceQuestion(row, value.Number, 1).Request;
            var history = await ledger.FindAsync(request.Key, cancellation).ConfigureAwait(false);
            if (history.Reply is not null) continue;
            await WriteAsync(request, history, new(confidence, ""), cancellation).ConfigureAwait(false);
            written++;
        }

        return written;
    }

    // A sending that has no end is this one: an import that was broken off between the two.
    private async Task WriteAsync(CallRequest request, CallHistory history, CallReply reply, CancellationToken cancellation)
    {
        var send = Math.Max(1, history.Sends);
        if (history.Sends == 0 && await ledger.BeginAsync(new(request, send, null), cancellation).ConfigureAwait(false) != BeginResult.Granted)
            throw new LogException("Another process asks this model", "Give the command again once it has ended: what is on file by then is known.");
        await ledger.EndAsync(new CallEvent.Answered(request.Key, send, reply with { Origin = origin })).ConfigureAwait(false);
    }

    private static LogException Contradicts(MadeAnswer made, string where, string before, string now) =>
        new($"{made.Key} in {made.Place} has the answer `{Shown(now)}`, and in {where} `{Shown(before)}`; nothing was read",
            "A model has one answer to each text: leave one of them out.");

    private static string Shown(string said) => said.Length <= 60 ? said.ReplaceLineEndings(" ") : said[..60].ReplaceLineEndings(" ") + "…";
}
