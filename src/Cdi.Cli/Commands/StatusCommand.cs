using System.CommandLine;
using System.Globalization;
using Cdi.Cli.Terminal;
using Cdi.Dsl.Text;
using Cdi.Estimation.Agreement;
using Cdi.Studies.Collecting;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi status</c>: how far the labels of a live study are collected, and the command to type next.</summary>
internal static class StatusCommand
{
    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    /// <param name="interrupted">Stops the command.</param>
    public static Command Create(CommandEnvironment environment, CancellationToken interrupted)
    {
        var (spec, data) = (SpecArgument.One(), CollectingCommand.DataOption());
        var command = new Command("status", "Show how far the labels of a study are collected, and what to do next.") { spec, data };
        command.SetAction(async (parsed, _) =>
        {
            var name = parsed.GetRequiredValue(spec);
            return (int)await new CollectingCommand(environment, interrupted).RunAsync(name, parsed.GetValue(data), (collection, _) =>
            {
                Print(collection, name, environment.Output);
                return Task.FromResult(ExitCode.Success);
            }).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>The command that the state of a study asks for.</summary>
    /// <param name="status">The state.</param>
    /// <param name="spec">The spec, as given.</param>
    public static string Step(CollectionStatus status, string spec) => status switch
    {
        { IsComplete: true } => $"cdi run {spec}",
        { AwaitsModels: true } => $"cdi label {spec} (its prompts show what people have said)",
        { Left: > 0 } => $"cdi import {spec} FILE (`cdi next {spec}` writes the {Counted.Of(status.Left, "text")} that are left)",
        _ => $"cdi next {spec}",
    };

    private static void Print(LabelCollection collection, string spec, TextWriter output)
    {
        var (status, study) = (collection.Status(), collection.Definition);
        output.WriteLine($"{study.Name}: {(status.IsComplete ? "every label is collected" : $"{status.Asked} of {Budget(study)} asked")}");
        Rounds(status, output);
        output.WriteLine($"budget: {Show(Math.Max(0, study.Sampling.Budget.Count - status.Asked))} of {Budget(study)} left");
        if (status.StoppedBy is { } rule) output.WriteLine($"stopped: `{rule}` holds, and no further round is drawn");
        foreach (var raters in status.Raters) output.WriteLine($"annotators: {Raters(raters)}");
        if (Cost(status, study) is { } cost) output.WriteLine($"cost: {cost}");
        foreach (var comparison in status.Agreement)
        {
            output.WriteLine($"agreement, closed rounds: {Agreement(comparison)}");
            foreach (var question in comparison.Questions) output.WriteLine($"  on question `{question.Question}`: {Agreement(question)}");
        }

        if (status.Corrections > 0) output.WriteLine($"corrected: {Counted.Of(status.Corrections, "answer")}");
        if (status.NotServed.Count > 0)
            output.WriteLine($"added later, so that no text is drawn for it: {ShownText.Line(string.Join(", ", status.NotServed))}");
        output.WriteLine("next: " + Step(status, spec));
    }

    /// <summary>The budget as what is asked for: a text of several labels is one thing to ask.</summary>
    private static string Budget(StudyDefinition study) => study.Humans.Max(human => human.LabelsPerText) is > 1 and var each
        ? $"{Counted.Of(study.Sampling.Budget.Count, "text")} of {Counted.Of(each, "label")}" : study.Sampling.Budget.ToString();

    private static void Rounds(CollectionStatus status, TextWriter output)
    {
        if (status.Rounds.Count == 0) return;
        var table = new TextTable();
        table.Add("round", "at risk", "asked", "answered", "cannot say", "left");
        foreach (var (index, round) in status.Rounds.Index())
            table.Add(Named(index + 1, round.Name), Show(round.AtRisk), Show(round.Asked), Show(round.Answered), Show(round.CannotSay), Show(round.Left));
        table.Print(output);
    }

    /// <summary>The number that the round's file has, with what it is where it is no round of the design.</summary>
    private static string Named(int number, string name) =>
        name.StartsWith("round", StringComparison.Ordinal) ? Show(number) : string.Create(CultureInfo.InvariantCulture, $"{number} {name}");

    /// <summary>What the answers cost so far and what the budget will; null where the study names no reward.</summary>
    private static string? Cost(CollectionStatus status, StudyDefinition study) =>
        CollectionCost.Of(study, status.Asked - status.Left, status.Opinions) is not { } cost ? null
            : string.Create(CultureInfo.InvariantCulture, $"{cost.Spent:0.00} {cost.Currency} for answers so far, {cost.Whole:0.00} for the budget");

    private static string Agreement(AnnotatorComparison comparison)
    {
        var pair = $"{comparison.Llm} and {comparison.Human} on `{comparison.Outcome}`, {Counted.Of(comparison.Compared, "text")}";
        return comparison switch
        {
            { Agreement: { } share } => string.Create(CultureInfo.InvariantCulture,
                $"{pair}: {100 * share.Point:0.0} % [{100 * share.Lower:0.0}, {100 * share.Upper:0.0}]"),
            { Numbers: { } numbers } => $"{pair}: bias {Value(numbers.Bias)}, mean absolute error {Value(numbers.MeanAbsoluteError)}",
            _ => $"{pair}: nothing to compare",
        };
    }

    private static string Agreement(QuestionComparison question) => question.Agreement is not { } share ? "nothing to compare"
        : string.Create(CultureInfo.InvariantCulture,
            $"{100 * share.Point:0.0} % [{100 * share.Lower:0.0}, {100 * share.Upper:0.0}] of {Counted.Of(question.Compared, "text")}");

    private static string Raters(RaterFacts raters)
    {
        var divided = raters.Divided == 0 ? "" : $", divided on {Counted.Of(raters.Divided, "text")}";
        var who = $"{Show(raters.Annotators)} on `{raters.Outcome}`{divided}";
        if (raters.Agreement is not { } agreement) return $"{who}; no text has labels of two";
        var alpha = double.IsNaN(agreement.Alpha) ? "" : string.Create(CultureInfo.InvariantCulture, $", Krippendorff's α {agreement.Alpha:0.00}");
        return string.Create(CultureInfo.InvariantCulture,
            $"{who}; {100 * agreement.PairsAgreeing:0.0} % of pairs agree{alpha} ({Counted.Of(agreement.Texts, "text")} labelled by several)");
    }

    private static string Value(ValueEstimate value) => value is { Lower: { } lower, Upper: { } upper }
        ? string.Create(CultureInfo.InvariantCulture, $"{value.Point:G4} [{lower:G4}, {upper:G4}]")
        : value.Point.ToString("G4", CultureInfo.InvariantCulture);

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}
