using System.Collections.Immutable;
using System.Globalization;
using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>From texts that are set apart and what people say of them to what prompts show.</summary>
internal static class ExampleSelection
{
    /// <summary>The examples of every model that is asked, where labels of people are columns.</summary>
    public static IReadOnlyDictionary<string, ModelExamples> OfColumns(StudyDefinition study, CorpusTable table, ExampleRows rows) =>
        Asked(study).ToDictionary(llm => llm.Name, llm =>
        {
            var outcome = study.Outcomes.First(each => each.Name == llm.Outcome);
            var record = study.Humans.FirstOrDefault(each => each.Outcome == llm.Outcome)?.RecordedLabel;
            var labels = record is null || rows.InOrder(llm.Name).Count == 0 ? [] : RecordedCodes.Of(table, outcome, record);
            return Of(llm, outcome, rows, labels, RecordedQuestions.Of(table, record ?? ""), 0, table.File);
        }, StringComparer.Ordinal);

    /// <summary>The same where the ledger of the study holds what people say.</summary>
    public static IReadOnlyDictionary<string, ModelExamples> OfLedger(StudyMaterial material)
    {
        var study = material.Definition;
        var events = ((HumanAnnotations.OfLedger)material.Humans).Events;
        var state = WhenModelsWereAsked(events);
        var asked = new HumanAnnotations.OfLedger([.. events.TakeWhile(IsBeforeModels)]);
        return Asked(study).ToDictionary(llm => llm.Name, llm =>
        {
            var variable = material.Variables.Select(each => each.Outcome.Name).ToList().IndexOf(llm.Outcome);
            var pool = material.Examples.InOrder(llm.Name);
            var waiting = state is null || variable < 0 ? pool.Count : state.Awaited.Count(pool.Contains);
            ReadOnlyMemory<double> labels = state is null || variable < 0 ? default : state.ToSample().Labels[variable];
            return Of(llm, study.Outcomes.First(each => each.Name == llm.Outcome), material.Examples, labels.Span,
                variable < 0 ? [] : asked.Questions(material, variable), waiting, material.Table.File);
        }, StringComparer.Ordinal);
    }

    /// <summary>What was known when the first text was drawn that is no example: a correction that came later changes no prompt.</summary>
    /// <returns>The state; null where no example was drawn.</returns>
    private static SamplingState? WhenModelsWereAsked(IReadOnlyList<StudyEvent> events)
    {
        if (events is not [StudyEvent.Opened opened, ..]) return null;
        var state = new SamplingState(opened);
        foreach (var happened in events.Skip(1))
        {
            if (!IsBeforeModels(happened)) break;
            state.Apply(happened);
        }

        return state.Rounds == 0 ? null : state;
    }

    private static bool IsBeforeModels(StudyEvent happened) => happened is not StudyEvent.RoundDrawn { Kind: not SamplingRoundKind.Examples };

    private static IEnumerable<LlmDefinition> Asked(StudyDefinition study) => study.Llms.Where(llm => llm.IsAsked);

    private static ModelExamples Of(
        LlmDefinition llm, OutcomeDefinition outcome, ExampleRows rows, ReadOnlySpan<double> labels, IReadOnlyList<ReadOnlyMemory<double>> answers,
        int waiting, string file)
    {
        if (llm.Examples is not { } said) return ModelExamples.None;
        if (!said.Written.IsEmpty)
            return OfSpec(outcome, said);
        var pool = rows.InOrder(llm.Name);
        var (subject, setApart) = ($"llm.{llm.Name}.examples", rows.OfModel(llm.Name));
        if (waiting > 0)
        {
            return ModelExamples.None with
            {
                SetApart = setApart, Waiting = waiting, Finding = DataDiagnostics.ExamplesNotLabelled(file, subject, llm.Name, waiting, pool.Count),
            };
        }

        var known = new List<ModelExample>();
        foreach (var row in pool)
        {
            if (!double.IsNaN(labels[row])) known.Add(new(row, "", labels[row]));
        }

        if (known.Count == 0)
        {
            return ModelExamples.None with
            {
                SetApart = setApart, Waiting = pool.Count,
                Finding = DataDiagnostics.ExamplesNotLabelled(file, subject, llm.Name, pool.Count, pool.Count),
            };
        }

        if (outcome.Derivation is not null)
        {
            return OfSeveral(outcome, said, pool, answers) with
            {
                SetApart = setApart,
                Finding = TooFewAnswers(outcome, said, pool, answers) is { } fewer ? DataDiagnostics.TooFewExamples(file, subject, llm.Name, fewer) : null,
            };
        }

        var groups = said.IsBalanced ? outcome.Options.Count : 1;
        var most = said.Shown / groups;
        return new()
        {
            Items = [.. said.Choice == ExampleChoice.Nearest ? known : First(known, said.IsBalanced, most)],
            Choice = said.Choice, Vectors = said.Vectors, Shown = said.Shown, IsBalanced = said.IsBalanced, SetApart = setApart,
            Finding = TooFew(outcome, known, said, most) is { } few ? DataDiagnostics.TooFewExamples(file, subject, llm.Name, few) : null,
        };
    }

    /// <summary>Those that stand in the spec, of several questions for each those with an answer to it.</summary>
    private static ModelExamples OfSpec(OutcomeDefinition outcome, ExamplesDefinition said) => outcome.Derivation is null
        ? new() { Items = [.. said.Written.Select(each => new ModelExample(-1, each.Text, Answer(outcome, each.Answer)))] }
        : new()
        {
            Items = [],
            ByQuestion = [.. outcome.Questions.Select((question, place) => said.Written
                .Where(each => each.Answers.Count > place && each.Answers[place].Length > 0)
                .Select(each => new ModelExample(-1, each.Text, question.Options.Index().First(option => option.Item.Key == each.Answers[place]).Index))
                .ToImmutableArray())],
        };

    /// <summary>For each question the texts with an answer to it: a text whose label is known need not have one to each.</summary>
    private static ModelExamples OfSeveral(
        OutcomeDefinition outcome, ExamplesDefinition said, IReadOnlyList<int> pool, IReadOnlyList<ReadOnlyMemory<double>> answers) => new()
        {
            Items = [],
            ByQuestion = [.. outcome.Questions.Select((_, question) => pool.Where(row => IsAnswered(answers, question, row))
                .Take(said.Choice == ExampleChoice.Nearest ? pool.Count : said.Shown)
                .Select(row => new ModelExample(row, "", answers[question].Span[row])).ToImmutableArray())],
            Choice = said.Choice, Shown = said.Shown,
        };

    private static string? TooFewAnswers(
        OutcomeDefinition outcome, ExamplesDefinition said, IReadOnlyList<int> pool, IReadOnlyList<ReadOnlyMemory<double>> answers)
    {
        var few = outcome.Questions.Select((question, index) => (question.Name, Count: pool.Count(row => IsAnswered(answers, index, row))))
            .Where(question => question.Count < said.Shown).ToList();
        return few.Count == 0 ? null : string.Join(" and ", few.Select(question => FormattableString.Invariant(
            $"{question.Count} of {said.Pool} texts labelled for it have an answer to `{question.Name}`, for {said.Shown}")));
    }

    private static bool IsAnswered(IReadOnlyList<ReadOnlyMemory<double>> answers, int question, int row) =>
        question < answers.Count && double.IsFinite(answers[question].Span[row]);

    /// <summary>The first so many, or the first so many of each answer, in their order.</summary>
    private static IEnumerable<ModelExample> First(List<ModelExample> known, bool isBalanced, int most)
    {
        var taken = new Dictionary<double, int>();
        foreach (var each in known)
        {
            var group = isBalanced ? each.Answer : 0;
            var count = taken.GetValueOrDefault(group);
            if (count < most) yield return each;
            taken[group] = count + 1;
        }
    }

    /// <summary>What is missing, as the rest of a sentence; null for nothing.</summary>
    private static string? TooFew(OutcomeDefinition outcome, List<ModelExample> known, ExamplesDefinition said, int most)
    {
        if (!said.IsBalanced)
        {
            return known.Count >= said.Shown ? null
                : FormattableString.Invariant($"{known.Count} of {said.Pool} texts labelled for it have a label, for {said.Shown}");
        }

        var few = outcome.Options.Index().Select(option => (option.Item.Key, Count: known.Count(each => each.Answer == option.Index)))
            .Where(option => option.Count < most).ToList();
        return few.Count == 0 ? null
            : string.Join(" and ", few.Select(option => FormattableString.Invariant($"{option.Count} of option `{option.Key}`")))
                + FormattableString.Invariant($" among {said.Pool} texts labelled for it, where {most} were to be shown of each");
    }

    private static double Answer(OutcomeDefinition outcome, string written) => outcome.IsNumeric
        ? double.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture)
        : outcome.Options.Index().First(option => option.Item.Key == written).Index;
}
