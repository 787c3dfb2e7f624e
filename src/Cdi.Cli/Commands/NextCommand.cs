using System.CommandLine;
using Cdi.Cli.Collecting;
using Cdi.Cli.Terminal;
using Cdi.Dsl.Text;
using Cdi.Studies.Collecting;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi next</c>: the texts whose labels are due, in a file that a person fills in.</summary>
internal static class NextCommand
{
    private const string Csv = "csv";
    private const string Jsonl = "jsonl";

    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    /// <param name="interrupted">Stops the command.</param>
    public static Command Create(CommandEnvironment environment, CancellationToken interrupted)
    {
        var (spec, data) = (SpecArgument.One(), CollectingCommand.DataOption());
        var output = new Option<string?>("--out")
        {
            Description = "The file to write (default: the spec's name and the number of the round).",
            HelpName = "FILE",
        };
        var format = new Option<string?>("--format") { Description = "csv for spreadsheets, jsonl for programs (default: by the name of the file, else csv)." };
        format.TakesOneOf(Csv, Jsonl);
        var command = new Command("next", "Draw the texts whose labels are due, and write them to a file to fill in.") { spec, output, format, data };
        command.SetAction(async (parsed, _) =>
        {
            var (name, written, word) = (parsed.GetRequiredValue(spec), parsed.GetValue(output), parsed.GetValue(format));
            var chosen = FormatOf(written, word);
            return (int)await new CollectingCommand(environment, interrupted).RunAsync(name, parsed.GetValue(data),
                (collection, cancellation) => RunAsync(collection, name, written, chosen, environment, cancellation)).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        LabelCollection collection, string spec, string? written, string format, CommandEnvironment environment, CancellationToken cancellation)
    {
        if (await collection.NextAsync(cancellation).ConfigureAwait(false) is not { } sheet)
        {
            environment.Output.WriteLine($"{collection.Definition.Name}: every text of the sample has an answer; nothing is left to ask."
                + (collection.Status().StoppedBy is { } rule ? $" Sampling stopped, for `{rule}` holds." : ""));
            environment.Output.WriteLine($"next: cdi run {spec}");
            return ExitCode.Success;
        }

        var file = written ?? DefaultName(spec, sheet, format);
        var human = collection.Definition.Humans[0].Name;
        var empty = collection.LastRound() is { } whole ? Bytes(whole, format) : [];
        var isNew = SheetFile.Write(environment.FullPath(file), Bytes(sheet, format), empty, $"human.{human}", cancellation);
        var part = sheet.Rows.Count < sheet.Asked ? $" (of {sheet.Asked} asked)" : "";
        var why = collection.IsLabellingExamples ? " as examples, before a model is asked" : "";
        environment.Output.WriteLine($"{collection.Definition.Name}: round {sheet.Round}, {Counted.Of(sheet.Rows.Count, "text")} to label{why}{part}: "
            + $"{file}{(isNew ? "" : ", which was there as it is")}");
        environment.Output.WriteLine($"fill in {string.Join(", ", sheet.Labels.Select(label => $"`{label}`"))}; "
            + string.Join("; ", sheet.Questions.Select(question => question.Answers)));
        environment.Output.WriteLine($"next: cdi import {spec} {file}");
        return ExitCode.Success;
    }

    private static byte[] Bytes(LabelSheet sheet, string format) => format == Jsonl ? SheetText.Jsonl(sheet) : SheetText.Csv(sheet);

    // What was filled in keeps its name: the rest of a round that was read in part has another.
    private static string DefaultName(string spec, LabelSheet sheet, string format)
    {
        var rest = sheet.Rows.Count < sheet.Asked ? $"-last-{sheet.Rows.Count}" : "";
        return $"{Path.GetFileNameWithoutExtension(spec)}-round-{sheet.Round}{rest}.{format}";
    }

    private static string FormatOf(string? file, string? format)
    {
        if (file is null) return format ?? Csv;
        if (file.Length == 0) throw new UserErrorException("`--out` names no file.", "Name one, or leave `--out` out.");
        var said = Path.GetExtension(file).ToUpperInvariant() switch
        {
            ".JSONL" or ".NDJSON" => Jsonl,
            ".CSV" => Csv,
            "" or "." => throw new UserErrorException($"`--out {file}` names no file of a known form: texts are written as csv or jsonl.",
                "End the name with `.csv` or `.jsonl`; spreadsheets open the first."),
            var other => throw new UserErrorException($"`--out {file}` is to end with `{other.ToLowerInvariant()}`, and texts are written as csv or jsonl.",
                "End the name with `.csv` or `.jsonl`; spreadsheets open the first."),
        };
        return format is null || format == said ? said
            : throw new UserErrorException($"`--out {file}` and `--format {format}` disagree.", "Leave `--format` out, or end the name with it.");
    }
}
