using Cdi.Annotators.Engine;
using Cdi.Annotators.Imports;
using Cdi.Cli.Collecting;
using Cdi.Cli.Labelling;
using Cdi.Cli.Terminal;
using Cdi.Corpus;
using Cdi.Dsl.Text;
using Cdi.Ledgers;
using Cdi.Studies;
using Cdi.Studies.Definitions;
using Cdi.Studies.Texts;

namespace Cdi.Cli.Commands;

/// <summary>One <c>cdi import --as MODEL</c>: answers that a model gave elsewhere, into the ledger.</summary>
/// <param name="environment">Where to read and write.</param>
/// <param name="interrupted">Stops before the next call.</param>
internal sealed class AnswerImportRun(CommandEnvironment environment, CancellationToken interrupted)
{
    private const int MostKeys = 5;

    /// <summary>The spec, as given.</summary>
    public required string Spec { get; init; }

    /// <summary>Name of the model in the spec.</summary>
    public required string Model { get; init; }

    /// <summary>Folder searched for corpora, as given; null for none.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Headers or members of keys, answers and confidences, as given; null for those that are usual.</summary>
    public (string? Key, string? Answer, string? Confidence) Columns { get; init; }

    /// <summary>The question that the file answers, as given; null where the label is asked for itself, or a table has a column for each.</summary>
    public string? Question { get; init; }

    /// <summary>Imports a file.</summary>
    /// <param name="file">The file.</param>
    public async Task<ExitCode> RunAsync(CorpusFile file)
    {
        using var progress = new ProgressLine(environment, quiet: false);
        var source = new StudyOfSpec(environment, Spec, progress);
        var options = source.Options(DataFolder);
        if (source.Load() is not { } study) return ExitCode.UserError;
        var llm = study.Definition.Llms.FirstOrDefault(each => each.Name == Model) ?? throw new UserErrorException(
            $"`{Spec}` has no `llm {Model}`.", study.Definition.Llms.Count switch
            {
                0 => "It has no model.",
                1 => $"Its model is `{study.Definition.Llms[0].Name}`.",
                _ => $"Its models are {string.Join(", ", study.Definition.Llms.Select(each => $"`{each.Name}`"))}.",
            });
        if (llm.Learning is { } learning)
        {
            throw new UserErrorException($"`llm {Model}` learns from `{learning.Teacher}`, and has no answers but its own.",
                $"Import the answers of `{learning.Teacher}`, or describe the model that gave these in an `llm` block with its prompt.");
        }

        if (llm.Panel is { } panel)
        {
            throw new UserErrorException($"`llm {Model}` is a panel, and has no answers but those of its members.",
                $"Import those of a member: {string.Join(", ", panel.Members.Select(member => $"`--as {member}`"))}.");
        }

        if (llm is not { RecordedLabel: null, Calls: { } calls, LabelPrompt: not null })
        {
            throw new UserErrorException($"`llm {Model}` has its answers in columns: none are read into the ledger.",
                "Leave `recorded` out and give its prompt, or name this file there: `recorded { source = \"FILE\", key = COLUMN, … }`.");
        }

        try
        {
            var outcome = study.Definition.Outcomes.First(each => each.Name == llm.Outcome);
            var format = LogReader.FormatOf(file.Bytes);
            var (questions, asked) = QuestionsOf(file, format, llm, outcome);
            var places = CorpusPlaces.ForUser(options.SpecFolder, options.DataFolder) with { CacheFolder = options.CacheFolder };
            var corpus = await CorpusLocator.FindAsync(study.Definition.Corpus, places, interrupted).ConfigureAwait(false);
            var table = CorpusReader.Read(study.Definition.Corpus, corpus, interrupted);
            var examples = await ExamplesOf(study.Definition, llm, table, options).ConfigureAwait(false);
            progress.Clear();
            var read = format == LogFormat.Table ? AnswerTable.Read(file, Columns, questions, calls.Model, !HasOption(outcome, "NA"), interrupted)
                : LogReader.Read(file.Bytes, format, Columns.Key);
            var answers = asked is { } question ? [.. read.Select(each => each with { Question = question })] : read;
            var task = new ModelTask(
                llm, outcome, table, ModelEndpoints.HostOf(calls), examples, OfferedVectors.Of(options.TextVectors, examples.Vectors, table, llm.Name));
            var origin = $"{Path.GetFileName(file.Path)} ({Word(format)}, SHA-256 {file.Sha256})";
            await using var ledger = LedgerPlace.Of(environment, Spec).OpenCalls();
            Print(await new AnswerImport(task, ledger, origin).RunAsync(answers, interrupted).ConfigureAwait(false), format);
            return ExitCode.Success;
        }
        catch (CorpusException problem)
        {
            progress.Clear();
            source.Print(problem.Diagnostics);
            return ExitCode.UserError;
        }
        catch (LogException problem)
        {
            throw new UserErrorException($"{file.Path}: {ShownText.Line(problem.Message)}", problem.Remedy);
        }
        catch (LedgerException problem)
        {
            throw LedgerTrouble.Error(problem, LedgerPlace.Of(environment, Spec));
        }
    }

    /// <summary>Which questions a file answers: those with a column of their own, and else the one that is named.</summary>
    /// <exception cref="UserErrorException">There is no such question, or its answers have a confidence of their own.</exception>
    /// <exception cref="CorpusException">Nothing says which question is answered.</exception>
    private (IReadOnlyList<string> Columns, int? Asked) QuestionsOf(CorpusFile file, LogFormat format, LlmDefinition llm, OutcomeDefinition outcome)
    {
        List<string> names = [.. outcome.Questions.Select(question => question.Name)];
        if (outcome.Derivation is null)
        {
            return Question is null ? ([], null) : throw new UserErrorException(
                $"`llm {Model}` is not asked several questions.", "Leave `--question` out.");
        }

        if (Columns.Confidence is not null)
        {
            throw new UserErrorException($"The confidence of `llm {Model}` is asked for once, about the label that follows from its answers.",
                "Leave `--confidence` out; `cdi label` asks for it.");
        }

        if (Question is { } asked)
        {
            return names.IndexOf(asked) is >= 0 and var place ? ([], place) : throw new UserErrorException(
                $"`{outcome.Name}` has no question `{asked}`.", $"Its questions are {string.Join(", ", names)}.");
        }

        if (format == LogFormat.Table && Columns.Answer is null && AnswerTable.HasColumnOfAny(file, names)) return (names, null);
        throw new CorpusException([DataDiagnostics.AnswersOfSeveralQuestions(file.Path, $"llm.{llm.Name}", llm.Name, names)]);
    }

    private static bool HasOption(OutcomeDefinition outcome, string key) =>
        outcome.Options.Concat(outcome.Questions.SelectMany(question => question.Options)).Any(option => option.Key == key);

    private async Task<ModelExamples> ExamplesOf(StudyDefinition study, LlmDefinition llm, CorpusTable table, StudyRunOptions options)
    {
        var examples = (await StudyExamples.ReadAsync(study, table, options, interrupted).ConfigureAwait(false))[llm.Name];
        return examples is { Waiting: > 0, Finding: { } waiting } ? throw new CorpusException([waiting]) : examples;
    }

    private void Print(ImportedAnswers imported, LogFormat format)
    {
        var output = environment.Output;
        var known = imported.Known > 0 ? $", {imported.Known} known before" : "";
        output.WriteLine($"{Model}: {Counted.Of(imported.Added, "answer")} read from {Word(format)}{known}");
        if (imported.Confidences > 0) output.WriteLine($"confidences: {imported.Confidences}");
        foreach (var (kind, count) in imported.Failures.OrderBy(each => each.Key)) output.WriteLine($"no answer: {count} {LabelSummary.Word(kind)}");
        List("keys of no text", imported.Unmatched);
        List("keys that stand twice with one answer", imported.Doubled);
        List("texts that read like an earlier one, whose answer stands for both", imported.Alike);
        List("calls without an answer", [.. imported.Faults.Select(each => $"{each.Key} ({each.Fault})")]);
        List("answers about texts that are examples left out", imported.Examples);
        List("answers of other models left out", imported.OtherModels);
        var unanswered = imported.Failures.Sum(each => each.Value);
        output.WriteLine(imported.Left == 0
            ? unanswered == 0 ? "every text has an answer"
                : $"nothing is left to ask; {Counted.Of(unanswered, "answer")} {(unanswered == 1 ? "is" : "are")} none"
            : $"{Counted.Of(imported.Left, "text")} left: `cdi label {Spec}` asks about {(imported.Left == 1 ? "it" : "them")}");

        void List(string what, IReadOnlyList<string> keys)
        {
            if (keys.Count == 0) return;
            var more = keys.Count > MostKeys ? ", …" : "";
            output.WriteLine($"{what}: {keys.Count}: {ShownText.Line(string.Join(", ", keys.Take(MostKeys)))}{more}");
        }
    }

    private static string Word(LogFormat format) => format switch
    {
        LogFormat.Table => "a table",
        LogFormat.Inspect => "a log of inspect_ai",
        LogFormat.Promptfoo => "results of promptfoo",
        LogFormat.OpenAIBatch => "a batch of OpenAI",
        _ => throw new InvalidOperationException($"No word for {format}."),
    };
}
