using Cdi.Dsl.Definitions;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Vocabulary;
using static Cdi.Dsl.Emit.Encoders.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <summary>Writes how a study is run: on its file or on rows of a program, whose type this is, with results of the study's own type.</summary>
internal static class RunEmitter
{
    public static EmittedSource Emit(StudyPlan study, StudyNames names) => names.File.Of("Run", [], writer =>
    {
        WriteRuns(writer, names);
        WriteObservation(writer, study, names);
    });

    private static void WriteRuns(CodeWriter writer, StudyNames names)
    {
        CSharpCode results = $"{names.Root}.Results";
        CSharpCode answer = $"{RuntimeNames.Task}<{results}>";
        CSharpCode token = $"{RuntimeNames.CancellationToken} cancellationToken = default";
        CSharpCode end = $"options, result => new {results}(result), cancellationToken)";
        writer.Lines($"""
            /// <summary>Runs the study on the corpus that its spec names, on a thread of the thread pool.</summary>
            /// <param name="options">Where files are, and how to run.</param>
            /// <param name="cancellationToken">Ends the run early, wherever it is.</param>
            /// <returns>What the run found, every estimand and term by its name.</returns>
            /// <exception cref="{RuntimeNames.StudyException}">The data stopped the run; it says how.</exception>
            public static {answer} RunAsync({RuntimeNames.StudyRunOptions} options, {token}) =>
                {RuntimeNames.StudyRun}.ResultsAsync(new {names.Root}(), null, {end};
            """).Gap();
        writer.Lines($"""
            /// <summary>Runs the study on rows of the program, on a thread of the thread pool: what a file with these rows would give.</summary>
            /// <param name="rows">The rows, in their order; enumerated once.</param>
            /// <param name="options">How to run; folders are not read.</param>
            /// <param name="cancellationToken">Ends the run early, wherever it is.</param>
            /// <returns>What the run found, every estimand and term by its name.</returns>
            /// <exception cref="{RuntimeNames.StudyException}">The rows stopped the run; it says how.</exception>
            public static {answer} RunAsync({RuntimeNames.Enumerable}<{names.Root}.Observation> rows, {RuntimeNames.StudyRunOptions} options, {token}) =>
                {RuntimeNames.StudyRun}.ResultsAsync(new {names.Root}(), {RuntimeNames.CorpusRows}.Of(rows, Observation.Cells, Observation.Write), {end};
            """).Gap();
    }

    private static void WriteObservation(CodeWriter writer, StudyPlan study, StudyNames names)
    {
        writer.Summary(StudyFile.Sentence(
            $"One text of corpus {study.Corpus.Name} as a program hands it to a run: its declared columns, and what annotators said of it. Null is missing.",
            study.Corpus.Documentation));
        writer.Lines(StudyFile.Attribute).Open($"public sealed record Observation");
        var cells = names.Observed;
        writer.Lines($"internal static readonly string[] Cells = "
            + $"[{CSharpCode.Joined($", ", cells.Select<ObservedCell, CSharpCode>(cell => $"{Of(cell.Name)}"))}];").Gap();
        foreach (var cell in cells)
        {
            writer.Summary(cell.Documentation);
            CSharpCode required = cell.IsRequired ? (CSharpCode)$"required " : $"";
            writer.Lines($"public {required}{cell.Type}? {cell.Property} {{ get; init; }}").Gap();
        }

        writer.Open($"internal static void Write(Observation row, {RuntimeNames.RowCells} cells)");
        foreach (var cell in cells) writer.Lines(cell.IsLabel ? (CSharpCode)$"cells.Add(KeyOf(row.{cell.Property}));" : $"cells.Add(row.{cell.Property});");
        writer.Close();
        foreach (var outcome in study.Outcomes.Where(outcome => cells.Any(cell => cell.Outcome == outcome.Name && cell.IsLabel)))
            WriteKeys(writer.Gap(), outcome, names.Of(outcome));
        writer.Close();
    }

    private static void WriteKeys(CodeWriter writer, OutcomeDefinition outcome, OutcomeNames names)
    {
        writer.Lines($"private static string? KeyOf({names.AnswerType}? label) => label switch").Lines($"{{");
        writer.Lines($"    null => null,");
        for (var i = 0; i < names.Members.Count; i++) writer.Lines($"    {names.AnswerType}.{names.Members[i]} => {Of(outcome.Options[i].Key)},");
        writer.Lines($"    _ => throw new {RuntimeNames.ArgumentOutOfRangeException}(nameof(label)),").Lines($"}};");
    }
}
