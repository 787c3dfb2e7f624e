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
/// <param name="Missing">The strings that the spec reads as "missing".</param>
/// <param name="Notes">What the author should look at.</param>
internal sealed record FirstStudy(string SpecPath, string Text, LabelledFile Labelled, OptionList? Options, IReadOnlyList<string> Missing, AuthorNotes Notes)
{
    /// <summary>What the first estimand is, in the words of the file.</summary>
    public string Target => Options is null ? $"mean of `{Labelled.Human.Name}`" : $"share of `{Options.Shown[0]}` in `{Labelled.Human.Name}`";

    /// <summary>The study with what its trial found about the draw, as comments.</summary>
    public required Func<IReadOnlyList<string>, FirstStudy> Noting { get; init; }

    /// <summary>Proposes a study for a file.</summary>
    /// <param name="request">What the user said.</param>
    /// <param name="profile">The file.</param>
    /// <param name="environment">Resolves paths.</param>
    public static StudyProposal Propose(FirstStudyRequest request, CorpusProfile profile, CommandEnvironment environment)
    {
        try
        {
            var labelled = LabelledFile.Of(profile, request);
            if (request.Outcome != OutcomeKind.Options && Grouped(profile, request) is { } grouped) return grouped;
            return OutcomeDecision.Of(labelled, request.Outcome) switch
            {
                OutcomeDecision.Open open => Undecided(request, labelled, open),
                OutcomeDecision.Options options => (StudyProposal?)OptionList.Undecided(labelled, request)
                    ?? new StudyProposal.Ready(Write(request, labelled, options, OptionList.Of(labelled, request.Map), environment)),
                var number => new StudyProposal.Ready(Write(request, labelled, number, null, environment)),
            };
        }
        catch (UserErrorException problem)
        {
            return new StudyProposal.Refused(problem.Message, problem.Hint);
        }
    }

    /// <summary>What stands in the way where a column with a part in the study holds numbers with marks between thousands.</summary>
    private static StudyProposal.Refused? Grouped(CorpusProfile profile, FirstStudyRequest request) => request.Sought
        .Select(each => profile.Find(each.Name)).FirstOrDefault(each => each is { Grouped: not null }) is { Grouped: { } value } column
        ? new($"Column `{column.Name}` holds numbers with marks between thousands, such as `{SpecWords.Plain(value, keepBlanks: true)}`.",
            "Write the numbers without these marks: `1234.56`, or `1234,56` where commas stand before decimals.")
        : null;

    private static StudyProposal.Undecided Undecided(FirstStudyRequest request, LabelledFile labelled, OutcomeDecision.Open open)
    {
        List<(string, FirstStudyRequest)> choices = [("If they are points of a scale, which has a mean:", request with { Outcome = OutcomeKind.Number })];
        if (open.CanBeOptions)
            choices.Add(("If they are codes of categories, which have shares:", request with { Outcome = OutcomeKind.Options, Spec = request.OptionsSpec }));
        return new(
            $"The labels of {string.Join(" and ", labelled.Labels.Select(each => $"`{each.Name}`"))} are {open.Description}.",
            "Say what they are: `--outcome number` for points of a scale, which has a mean; `--outcome options` for codes of categories, which have "
                + "shares (26 at most).",
            choices);
    }

    private static FirstStudy Write(FirstStudyRequest request, LabelledFile labelled, OutcomeDecision outcome, OptionList? options,
        CommandEnvironment environment)
    {
        var codes = options is null
            ? OutcomeDecision.Sentinels(labelled).Select(each => each.Sentinel.Value).Distinct()
            : labelled.Placeholders.Select(each => each.Value);
        string[] missing = [.. labelled.Profile.Missing, .. codes];
        return Write(new FirstSpec(request, labelled, outcome, options) { Missing = missing, Notes = AuthorNotes.Of(labelled, outcome, options) }, request,
            environment);
    }

    private static FirstStudy Write(FirstSpec spec, FirstStudyRequest request, CommandEnvironment environment)
    {
        var folder = Path.GetDirectoryName(environment.FullPath(request.SpecPath)) ?? environment.WorkingDirectory;
        var source = Path.GetRelativePath(folder, environment.FullPath(request.File)).Replace('\\', '/');
        var formatted = StudyFormatter.Format(new SourceText(request.SpecPath, spec.Of(source)));
        return formatted.Text is { } text
            ? new FirstStudy(request.SpecPath, text, spec.Labelled, spec.Options, spec.Missing, spec.Notes)
            {
                Noting = onDraw => Write(spec.With(spec.Notes with { OnDraw = onDraw }), request, environment),
            }
            : throw new UserErrorException(
                $"A label or header of `{request.File}` cannot be written in a spec: {formatted.Diagnostics[0].Message}",
                "Remove quotes, line ends and control characters from labels and headers.");
    }
}
