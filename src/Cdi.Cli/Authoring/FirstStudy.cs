using Cdi.Cli.Terminal;
using Cdi.Corpus;
using Cdi.Dsl.Formatting;
using Cdi.Dsl.Text;

namespace Cdi.Cli.Authoring;

/// <summary>A first study for a labelled file: its spec, and what it was written from.</summary>
/// <param name="SpecPath">Where the spec will stand.</param>
/// <param name="Text">The spec, formatted.</param>
/// <param name="Labelled">The file.</param>
/// <param name="Options">The options of the outcome; null where it is a number.</param>
internal sealed record FirstStudy(string SpecPath, string Text, LabelledFile Labelled, OptionList? Options)
{
    /// <summary>What the first estimand is, in the words of the file.</summary>
    public string Target => Options is null ? $"mean of `{Labelled.Human.Name}`" : $"share of `{Options.Shown[0]}` in `{Labelled.Human.Name}`";

    /// <summary>Proposes a study for a file.</summary>
    /// <param name="request">What the user said.</param>
    /// <param name="profile">The file.</param>
    /// <param name="environment">Resolves paths.</param>
    public static StudyProposal Propose(FirstStudyRequest request, CorpusProfile profile, CommandEnvironment environment)
    {
        try
        {
            var labelled = LabelledFile.Of(profile, request);
            if (labelled.IsNumeric) return new StudyProposal.Ready(Write(request, labelled, null, environment));
            return OptionList.Undecided(labelled, request) is { } undecided
                ? undecided
                : new StudyProposal.Ready(Write(request, labelled, OptionList.Of(labelled, request.Map), environment));
        }
        catch (UserErrorException problem)
        {
            return new StudyProposal.Refused(problem.Message, problem.Hint);
        }
    }

    private static FirstStudy Write(FirstStudyRequest request, LabelledFile labelled, OptionList? options, CommandEnvironment environment)
    {
        var folder = Path.GetDirectoryName(environment.FullPath(request.SpecPath)) ?? environment.WorkingDirectory;
        var source = Path.GetRelativePath(folder, environment.FullPath(request.File)).Replace('\\', '/');
        var formatted = StudyFormatter.Format(new SourceText(request.SpecPath, FirstSpec.Of(labelled, options, source)));
        return formatted.Text is { } text
            ? new FirstStudy(request.SpecPath, text, labelled, options)
            : throw new UserErrorException(
                $"A label or header of `{request.File}` cannot be written in a spec: {formatted.Diagnostics[0].Message}",
                "Remove quotes, line ends and control characters from labels and headers.");
    }
}
