using System.CommandLine;
using Cdi.Cli.Authoring;
using Cdi.Cli.Labelling;
using Cdi.Cli.Terminal;
using Cdi.Dsl.Text;
using Cdi.Studies.Collecting;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi import</c>: answers that people have filled in, into the ledger.</summary>
internal static class ImportCommand
{
    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    /// <param name="interrupted">Stops the command.</param>
    public static Command Create(CommandEnvironment environment, CancellationToken interrupted)
    {
        var (spec, data) = (SpecArgument.One(), CollectingCommand.DataOption());
        var file = new Argument<string>("FILE") { Description = "The file that `cdi next` wrote, filled in: csv, xlsx or jsonl." };
        var correct = new Option<bool>("--correct") { Description = "Let answers replace earlier ones of the same texts; the ledger keeps both." };
        var llm = new Option<string?>("--as") { Description = "The answers are those of this model of the study, made elsewhere.", HelpName = "MODEL" };
        var key = new Option<string?>("--key") { Description = "With --as: the column, or member of a log, with keys of texts.", HelpName = "NAME" };
        var answer = new Option<string?>("--answer") { Description = "With --as: the column with answers (default: answer).", HelpName = "NAME" };
        var question = new Option<string?>("--question")
        {
            Description = "With --as: the question that the file answers, where labels follow from several (default: columns of their names).",
            HelpName = "NAME",
        };
        var sure = new Option<string?>("--confidence") { Description = "With --as: the column with the model's confidence.", HelpName = "NAME" };
        var command = new Command("import", "Read the answers of a file: what people have filled in, or what a model said elsewhere.")
        {
            spec, file, correct, llm, key, answer, question, sure, data,
        };
        command.SetAction(async (parsed, _) =>
        {
            var (name, answers) = (parsed.GetRequiredValue(spec), LabelledFile.Find(parsed.GetRequiredValue(file), environment));
            if (parsed.GetValue(llm) is { } model)
            {
                if (parsed.GetValue(correct)) throw new UserErrorException("`--correct` is for what people say.", "Leave it out: a model has one answer.");
                return (int)await new AnswerImportRun(environment, interrupted)
                {
                    Spec = name, Model = model, DataFolder = parsed.GetValue(data),
                    Question = parsed.GetValue(question), Columns = (parsed.GetValue(key), parsed.GetValue(answer), parsed.GetValue(sure)),
                }.RunAsync(answers).ConfigureAwait(false);
            }

            if (new[] { key, answer, question, sure }.Any(option => parsed.GetValue(option) is not null))
            {
                throw new UserErrorException("`--key`, `--answer`, `--question` and `--confidence` go with `--as MODEL`.",
                    "Name the model whose answers these are.");
            }

            return (int)await new CollectingCommand(environment, interrupted).RunAsync(name, parsed.GetValue(data), async (collection, cancellation) =>
            {
                var outcome = await collection.ImportAsync(answers, parsed.GetValue(correct), cancellation).ConfigureAwait(false);
                Print(outcome, collection, name, environment.Output);
                return ExitCode.Success;
            }).ConfigureAwait(false);
        });
        return command;
    }

    private static void Print(ImportOutcome outcome, LabelCollection collection, string spec, TextWriter output)
    {
        var parts = new List<string> { $"{Counted.Of(outcome.Added, "text")} answered" };
        if (outcome.Annotators > 0)
        {
            parts[0] = $"{Counted.Of(outcome.Opinions, "answer")} of {Counted.Of(outcome.Annotators, "annotator")}, "
                + $"{Counted.Of(outcome.Added, "text")} labelled";
        }

        if (outcome.CannotSay > 0) parts[0] += $" ({outcome.CannotSay} cannot say)";
        if (outcome.InPart > 0) parts.Add($"{Counted.Of(outcome.InPart, "text")} in part");
        if (outcome.Corrected > 0) parts.Add($"{outcome.Corrected} corrected");
        if (outcome.Known > 0) parts.Add($"{outcome.Known} known before");
        if (outcome.Blank > 0) parts.Add($"{Counted.Of(outcome.Blank, "row")} left blank");
        parts.Add(outcome.Left == 0 ? "the round is complete" : $"{Counted.Of(outcome.Left, "text")} of the round left");
        output.WriteLine($"{collection.Definition.Name}: {string.Join(", ", parts)}");
        output.WriteLine("next: " + StatusCommand.Step(collection.Status(), spec));
    }
}
