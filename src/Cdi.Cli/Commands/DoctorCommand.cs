using System.CommandLine;
using Cdi.Cli.Examination;
using Cdi.Cli.Specs;
using Cdi.Cli.Terminal;
using Cdi.Corpus;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi doctor</c>: what a file supports, before there is a spec.</summary>
internal static class DoctorCommand
{
    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    /// <param name="interrupted">Stops the examination.</param>
    public static Command Create(CommandEnvironment environment, CancellationToken interrupted)
    {
        var data = new Argument<string>("FILE") { Description = "The texts: CSV, TSV, JSON lines or an Excel workbook." };
        var human = LabelColumns.Human(required: false);
        var llm = LabelColumns.Llm();
        var confidence = LabelColumns.Confidence();
        var given = LabelColumns.Given();
        var delimiter = LabelColumns.Delimiter();
        var quotes = LabelColumns.Quotes();
        var sheet = LabelColumns.Sheet();
        var json = new Option<bool>("--json") { Description = "Print what was found as JSON, for programs." };
        var command =
            new Command("doctor",
            "Say what a file supports: how right the model is, what can be estimated, what to type next. Columns that no flag names are guessed.")
        {
            data, human, llm, confidence, given, delimiter, quotes, sheet, json,
        };
        command.SetAction(async (parsed, _) => (int)await RunAsync(
            new DoctorRequest(parsed.GetRequiredValue(data))
            {
                Human = parsed.GetValue(human),
                Llm = parsed.GetValue(llm),
                Confidence = parsed.GetValue(confidence),
                Given = parsed.GetValue(given),
                Delimiter = parsed.GetValue(delimiter),
                Quotes = parsed.GetValue(quotes),
                Sheet = parsed.GetValue(sheet),
            },
            parsed.GetValue(json),
            environment,
            interrupted).ConfigureAwait(false));
        return command;
    }

    /// <summary>Examines and prints; a file that supports no study yet is an error of the user.</summary>
    private static async Task<ExitCode> RunAsync(DoctorRequest request, bool json, CommandEnvironment environment, CancellationToken interrupted)
    {
        using var progress = new ProgressLine(environment, quiet: false);
        try
        {
            var found = await new FileDoctor(environment, interrupted).ExamineAsync(request, progress).ConfigureAwait(false);
            progress.Clear();
            if (json) environment.Output.Write(ExaminationJson.Write(found));
            else new ExaminationPrinter(environment.Output).Print(found);
            return found.Next.Ways.Count > 0 ? ExitCode.Success : ExitCode.UserError;
        }
        catch (CorpusException problem)
        {
            progress.Clear();
            foreach (var diagnostic in problem.Diagnostics) DataDiagnosticPrinter.PrintWithoutSpec(diagnostic, environment.Error, environment.ErrorHasColor);
            return ExitCode.UserError;
        }
    }
}
