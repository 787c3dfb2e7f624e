using System.Text;
using Cdi.Cli.Terminal;
using Cdi.Corpus;
using Cdi.Dsl.Formatting;
using Cdi.Dsl.Text;

namespace Cdi.Cli.Authoring;

/// <summary>One <c>cdi new</c>: reads the file, writes the spec.</summary>
/// <param name="environment">Where to read and write.</param>
internal sealed class FirstSpecWriter(CommandEnvironment environment)
{
    /// <summary>The labelled file, as given.</summary>
    public required string File { get; init; }

    /// <summary>Header of the human labels.</summary>
    public required string Human { get; init; }

    /// <summary>Header of the model's labels.</summary>
    public required string Llm { get; init; }

    /// <summary>Header of the confidences; null where none.</summary>
    public string? Confidence { get; init; }

    /// <summary>Pairs of a model's label and the human label of the same meaning, <c>polite=1,rude=0</c>; empty where both write alike.</summary>
    public string Map { get; init; } = "";

    /// <summary>The spec to write, as given; null for one named after the file.</summary>
    public string? Spec { get; init; }

    /// <summary>Writes the spec.</summary>
    public ExitCode Write()
    {
        try
        {
            var labelled = LabelledFile.Read(Find(), Human, Llm, Confidence);
            var options = labelled.IsNumeric ? null : OptionList.Of(labelled, Meanings());
            var spec = Spec ?? Path.GetFileNameWithoutExtension(File) + ".cdi";
            Create(spec, Formatted(spec, FirstSpec.Of(labelled, options, SourceFrom(spec))));
            environment.Output.WriteLine($"{spec} written; `cdi run {spec}` runs it as it is.");
            return ExitCode.Success;
        }
        catch (CorpusException problem)
        {
            foreach (var diagnostic in problem.Diagnostics) DataDiagnosticPrinter.PrintWithoutSpec(diagnostic, environment.Error, environment.ErrorHasColor);
            return ExitCode.UserError;
        }
    }

    private CorpusFile Find()
    {
        var full = environment.FullPath(File);
        return System.IO.File.Exists(full)
            ? CorpusFile.FromBytes(File, System.IO.File.ReadAllBytes(full))
            : throw new UserErrorException($"There is no file `{File}`.", "Name the file with the labels.");
    }

    private Dictionary<string, string> Meanings()
    {
        var meanings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in Map.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var sides = pair.Split('=', 2);
            if (sides.Length < 2) throw new UserErrorException($"`{pair}` in `--map` has no equals sign.", "Write the model's label, `=`, the human label.");
            meanings[sides[0]] = sides[1];
        }

        return meanings;
    }

    private string Formatted(string spec, string text)
    {
        var formatted = StudyFormatter.Format(new SourceText(spec, text));
        return formatted.Text ?? throw new UserErrorException(
            $"A label or header of `{File}` cannot be written in a spec: {formatted.Diagnostics[0].Message}",
            "Remove quotes, line ends and control characters from labels and headers.");
    }

    private string SourceFrom(string spec)
    {
        var folder = Path.GetDirectoryName(environment.FullPath(spec)) ?? environment.WorkingDirectory;
        return Path.GetRelativePath(folder, environment.FullPath(File)).Replace('\\', '/');
    }

    private void Create(string spec, string text)
    {
        var path = environment.FullPath(spec);
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException) when (Path.Exists(path))
        {
            throw new UserErrorException($"`{spec}` exists already.", "Choose another name with `--out`.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"`{spec}` cannot be written: {error.Message}", "Choose another place with `--out`.");
        }
    }
}
