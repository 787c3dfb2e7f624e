using System.Text;
using Cdi.Cli.Specs;
using Cdi.Cli.Terminal;
using Cdi.Corpus;

namespace Cdi.Cli.Authoring;

/// <summary>One <c>cdi new</c>: reads the file, tries the study that it allows, writes the spec.</summary>
/// <param name="environment">Where to read and write.</param>
/// <param name="confidenceOf">The column that looks like the model's confidence, where no flag names one; null where none does.</param>
/// <param name="interrupted">Stops the trial; nothing is then written.</param>
internal sealed class FirstSpecWriter(
    CommandEnvironment environment, Func<FirstStudyRequest, CorpusProfile, string?> confidenceOf, CancellationToken interrupted)
{
    /// <summary>Writes the spec.</summary>
    /// <param name="request">What the user said.</param>
    public async Task<ExitCode> WriteAsync(FirstStudyRequest request)
    {
        using var progress = new ProgressLine(environment, quiet: false);
        try
        {
            Vacant(request.SpecPath);
            progress.Say($"Read {request.File}");
            var profile = LabelledFile.Profiled(LabelledFile.Find(request.File, environment), request.Sought, request.Delimiter, request.Quotes, request.Sheet);
            var study = FirstStudy.Propose(request, profile, environment) switch
            {
                StudyProposal.Ready ready => ready.Study,
                StudyProposal.Undecided undecided => throw new UserErrorException(undecided.Fact, undecided.Remedy),
                StudyProposal.Refused refused => throw new UserErrorException(refused.Fact, refused.Remedy),
                var unknown => throw new ArgumentOutOfRangeException(nameof(request), unknown, "Not a proposal."),
            };
            var outcome = await new TrialRun(environment, interrupted).RunAsync(study.SpecPath, study.Text, progress).ConfigureAwait(false);
            var refusal = outcome.Succeeded ? await ByConfidenceAsync(request, profile, outcome.Diagnostics, progress).ConfigureAwait(false) : null;
            progress.Clear();
            if (refusal is not null) return Failed([refusal], request);
            return outcome.Succeeded ? Created(Noted(study, outcome.Diagnostics)) : Failed(outcome.Diagnostics, request);
        }
        catch (CorpusException problem)
        {
            progress.Clear();
            return Failed(problem.Diagnostics, request);
        }
    }

    /// <summary>What refuses the draw once the column is declared that looks like the model's confidence: nobody is to come by a study because a flag was
    /// left out.</summary>
    private async Task<DataDiagnostic?> ByConfidenceAsync(
        FirstStudyRequest request, CorpusProfile profile, IReadOnlyList<DataDiagnostic> warnings, ProgressLine progress)
    {
        if (request is not { Confidence: null, Llm: not null } || !warnings.Any(each => each.Code == "CDI9073")) return null;
        if (confidenceOf(request, profile) is not { } column) return null;
        if (FirstStudy.Propose(request with { Confidence = column }, profile, environment) is not StudyProposal.Ready { Study: var study }) return null;
        var outcome = await new TrialRun(environment, interrupted).RunAsync(study.SpecPath, study.Text, progress).ConfigureAwait(false);
        if (outcome.Diagnostics.FirstOrDefault(each => each is { Code: "CDI9028", Severity: DataSeverity.Error }) is not { } refusal) return null;
        return refusal with
        {
            HintWithoutSpec = $"{refusal.HintWithoutSpec} Column `{SpecWords.Plain(column, keepBlanks: true)}` is taken for the model's confidence by its "
                + "name; where it is something else, `--allow CDI9073=REASON` says what.",
        };
    }

    /// <summary>The study with what its trial warned of about the draw, beside the line that declares it.</summary>
    private static FirstStudy Noted(FirstStudy study, IReadOnlyList<DataDiagnostic> warnings)
    {
        List<string> onDraw = [.. warnings.Where(each => each.Subject == "sampling.given").Select(
            each => SpecWords.Plain($"{each.Message} `cdi help {each.Code}`"))];
        return onDraw.Count == 0 ? study : study.Noting(onDraw);
    }

    private ExitCode Created(FirstStudy study)
    {
        Create(study.SpecPath, study.Text);
        environment.Output.WriteLine($"{study.SpecPath} written; `{NewCommandLine.Run(study.SpecPath)}` runs it as it is.");
        foreach (var note in study.Notes.All) environment.Output.WriteLine($"  note: {note}");
        return ExitCode.Success;
    }

    private ExitCode Failed(IReadOnlyList<DataDiagnostic> diagnostics, FirstStudyRequest request)
    {
        foreach (var diagnostic in diagnostics)
            DataDiagnosticPrinter.PrintWithoutSpec(GivenColumn.Named(diagnostic, request.Given), environment.Error, environment.ErrorHasColor);
        return ExitCode.UserError;
    }

    private void Vacant(string spec)
    {
        if (Path.Exists(environment.FullPath(spec))) throw Taken(spec);
    }

    private static UserErrorException Taken(string spec) => new($"`{spec}` exists already.", "Choose another name with `--out`.");

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
            throw Taken(spec);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"`{spec}` cannot be written: {error.Message}", "Choose another place with `--out`.");
        }
    }
}
