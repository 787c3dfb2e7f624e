using Cdi.Cli.Authoring;
using Cdi.Cli.Terminal;
using Cdi.Corpus;
using Cdi.Corpus.Dialects;
using Cdi.Dsl.Text;

namespace Cdi.Cli.Examination;

/// <summary>Examines a file that no spec describes yet: what it supports, what stands in the way, and what to type next.</summary>
/// <param name="environment">Where files are.</param>
/// <param name="interrupted">Stops the trial.</param>
internal sealed class FileDoctor(CommandEnvironment environment, CancellationToken interrupted)
{
    /// <summary>Examines a file.</summary>
    /// <param name="request">What the user said.</param>
    /// <param name="progress">Told of each stage.</param>
    /// <exception cref="CorpusException">The file cannot be read, or lacks a named column.</exception>
    /// <exception cref="UserErrorException">There is no such file.</exception>
    public async Task<FileExamination> ExamineAsync(DoctorRequest request, ProgressLine progress)
    {
        progress.Say($"Read {request.File}");
        var profile = LabelledFile.Profiled(LabelledFile.Find(request.File, environment), request.Sought, request.Delimiter, request.Quotes, request.Sheet);
        if (profile.Columns.Count == 0)
            throw new UserErrorException($"The header of `{request.File}` gives no column a name of its own.", "Write each name once.");
        var columns = ColumnExamination.Of(profile);
        var roles = new RoleGuess(columns, profile.Rows).Of(request);
        var found = new FileExamination { File = request.File, Rows = profile.Rows, Dialect = Written(profile), Columns = columns, Roles = roles,
            Concerns = [.. request.Sheet is null ? OtherSheets(profile) : [], .. AuthorNotes.OfColumns(profile).Select(LabelledExamination.Asked)],
            Next = NextSteps.WithoutLabels(request, columns, roles) };
        if (roles.Human is not { } human) return found;
        var first = new FirstStudyRequest(request.File, human.Column)
        {
            Llm = roles.Llm?.Column,
            Confidence = roles.Confidence?.Column,
            Given = roles.Given?.Column,
            Delimiter = request.Delimiter,
            Quotes = request.Quotes,
            Sheet = request.Sheet,
            Spec = FreeName(request.File),
        };
        return await LabelledAsync(found, first, profile, progress).ConfigureAwait(false);
    }

    /// <summary>Sheets of a workbook that were not read: the first one may hold notes.</summary>
    private static IEnumerable<Concern> OtherSheets(CorpusProfile profile)
    {
        if (profile.Dialect is not { Format: CorpusFormat.Xlsx, Sheet: { } read }) yield break;
        var others = Workbook.Sheets(profile.File, "--sheet").Where(sheet => sheet != read).ToList();
        if (others.Count == 0) yield break;
        yield return new(
            $"Sheet {Shown.Quote(read)} was read; the workbook has {Counted.Of(others.Count, "further sheet")}: "
                + $"{string.Join(", ", others.Select(Shown.Quote))}.",
            $"`--sheet {NewCommandLine.Word(others[0])}` reads another.", IsGrave: false);
    }

    private static List<string> Written(CorpusProfile profile) =>
        [.. profile.Dialect.Settings(profile.File.Path).Select(each => $"{each.Setting} = {each.Value}")];

    private async Task<FileExamination> LabelledAsync(FileExamination found, FirstStudyRequest first, CorpusProfile profile, ProgressLine progress)
    {
        var proposal = FirstStudy.Propose(first, profile, environment);
        if (proposal is StudyProposal.Refused refused)
            return found with { Labelled = (int)(profile.Rows - (profile.Find(first.Human)?.Missing ?? 0)), Next = NextSteps.Of(refused) };
        var undecided = proposal as StudyProposal.Undecided;
        var candidates = new List<Candidate>();
        foreach (var (when, request, study) in Ready(proposal, first, profile))
        {
            var outcome = await new TrialRun(environment, interrupted).RunAsync(study.SpecPath, study.Text, progress).ConfigureAwait(false);
            candidates.Add(new(when, request, study, Trial.Of(study.Target, outcome, request.Given)));
        }

        var guessed = new[] { found.Roles.Human, found.Roles.Llm, found.Roles.Confidence, found.Roles.Given }.Any(role => role is { Guessed: true });
        var examined = new LabelledExamination(profile, candidates[0].Study).Extend(found);
        return examined with
        {
            Concerns = [.. examined.Concerns.Concat(DrawExamination.Of(found.Columns, found.Roles)).OrderByDescending(each => each.IsGrave)],
            Trial = candidates.Count == 1 || !candidates[0].Trial.Succeeded ? candidates[0].Trial : null,
            Next = NextSteps.Of(candidates, undecided, guessed),
        };
    }

    /// <summary>The studies that a proposal allows: one, or one for each choice of the author.</summary>
    private List<(string When, FirstStudyRequest Request, FirstStudy Study)> Ready(StudyProposal proposal, FirstStudyRequest request, CorpusProfile profile) =>
        proposal switch
    {
        StudyProposal.Ready ready => [("", request, ready.Study)],
        StudyProposal.Undecided undecided => [.. undecided.Choices.SelectMany(
            choice => Ready(FirstStudy.Propose(choice.Request, profile, environment), choice.Request, profile)
            .Select(each => (choice.When, each.Request, each.Study)))],
        StudyProposal.Refused => [],
        _ => throw new ArgumentOutOfRangeException(nameof(proposal), proposal, "Not a proposal."),
    };

    /// <summary>A name for the spec where the usual one is taken; null where it is free.</summary>
    private string? FreeName(string file)
    {
        var stem = Path.GetFileNameWithoutExtension(file);
        if (!Path.Exists(environment.FullPath(stem + ".cdi"))) return null;
        return Enumerable.Range(2, int.MaxValue - 2).Select(number => FormattableString.Invariant($"{stem}-{number}.cdi")).First(
            name => !Path.Exists(environment.FullPath(name)));
    }
}
