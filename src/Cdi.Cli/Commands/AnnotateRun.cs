using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Cdi.AnnotationPage.Desk;
using Cdi.AnnotationPage.Web;
using Cdi.Cli.Annotating;
using Cdi.Cli.Collecting;
using Cdi.Cli.Terminal;
using Cdi.Corpus;
using Cdi.Dsl.Text;
using Cdi.Ledgers;
using Cdi.Ledgers.Pages;
using Cdi.Studies;
using Cdi.Studies.Collecting;

namespace Cdi.Cli.Commands;

/// <summary>One <c>cdi annotate</c>: invite, or serve until somebody ends it.</summary>
/// <param name="environment">Where to read and write.</param>
/// <param name="interrupted">Closes the page.</param>
internal sealed class AnnotateRun(CommandEnvironment environment, CancellationToken interrupted)
{
    private static readonly DeskTimes Times = new();

    /// <summary>The spec, as given.</summary>
    public required string Spec { get; init; }

    /// <summary>Folder searched for corpora, as given; null for none.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Annotators to invite, and nothing is served.</summary>
    public IReadOnlyList<string> Invited { get; init; } = [];

    /// <summary>Annotators to let in no more, and nothing is served.</summary>
    public IReadOnlyList<string> Revoked { get; init; } = [];

    /// <summary>The address to listen on.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The port to listen on; 0 for any.</summary>
    public int Port { get; init; }

    /// <summary>The certificate, as given; null for none.</summary>
    public string? Certificate { get; init; }

    /// <summary>Invites or serves.</summary>
    public async Task<ExitCode> RunAsync()
    {
        using var progress = new ProgressLine(environment, quiet: false);
        var source = new StudyOfSpec(environment, Spec, progress);
        var options = source.Options(DataFolder ?? environment.Variable(CorpusPlaces.DataFolderVariable));
        if (source.Load() is not { } study) return ExitCode.UserError;
        var place = LedgerPlace.Of(environment, Spec);
        try
        {
            var subject = $"human.{study.Definition.Humans[0].Name}";
            var corpus = study.Definition.Corpus.Source;
            if (!study.Definition.IsLive)
                throw new CorpusException([DataDiagnostics.NothingToCollect(corpus, subject, study.Definition.Humans[0].Name)]);
            if (place.FilePath is not { } file) throw new CorpusException([DataDiagnostics.PageNeedsFile(corpus, subject)]);
            if (Invited.Count + Revoked.Count > 0) return Invite(file);
            if (Certificate is null && !IPAddress.IsLoopback(Address))
                throw new CorpusException([DataDiagnostics.PageWithoutTls(corpus, subject, Address.ToString())]);
            using var certificate = Certificate is null ? null : PageCertificate.Read(Certificate, subject, TimeProvider.System.GetUtcNow(), environment);
            WebFramework.Offer();
            progress.Say($"Read {study.Definition.Corpus.Name}");
            var collection = await LabelCollection.ReadAsync(study, options, interrupted).ConfigureAwait(false);
            var ledger = SqlitePageLedger.Open(file, TimeProvider.System, serves: true);
            await using var desk = await AnnotationDesk.OpenAsync(collection, ledger, token => StudyRun.ExecuteAsync(
                study, options with { Progress = null }, token), TimeProvider.System, Times, interrupted).ConfigureAwait(false);
            progress.Clear();
            source.Print(desk.Obstacles);
            return await ServeAsync(desk, certificate).ConfigureAwait(false);
        }
        catch (CorpusException problem)
        {
            progress.Clear();
            source.Print(problem.Diagnostics);
            return ExitCode.UserError;
        }
        catch (LedgerException problem)
        {
            progress.Clear();
            throw LedgerTrouble.Error(problem, place);
        }
    }

    private ExitCode Invite(string file)
    {
        using var ledger = SqlitePageLedger.Open(file, TimeProvider.System, serves: false);
        foreach (var name in Revoked)
        {
            if (!Invitations.Revoke(ledger, name))
                throw new UserErrorException($"Nobody was invited as `{ShownText.Line(name)}`.", "Name an annotator as in the invitation.");
            environment.Output.WriteLine($"{ShownText.Line(name)}: let in no more; answers stay");
        }

        foreach (var name in Invited)
        {
            var code = Invitations.Invite(ledger, name, TimeProvider.System, Times) ?? throw new UserErrorException(
                $"`{ShownText.Line(name)}` is no name for an annotator.", $"Use up to 80 letters that show, and not `{Invitations.Owner}`.");
            environment.Output.WriteLine($"{name}: {code} (once, within {Times.Invitation.Days} days)");
        }

        return ExitCode.Success;
    }

    // Not inlined: what knows the web is loaded where a page is served.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<ExitCode> ServeAsync(AnnotationDesk desk, X509Certificate2? certificate)
    {
        PageServer server;
        try
        {
            server = await PageServer.StartAsync(desk, new()
            {
                Address = Address, Port = Port, Certificate = certificate, Report = line => environment.Error.WriteLine($"cdi: {ShownText.Line(line)}"),
            }, interrupted).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is IOException or System.Net.Sockets.SocketException)
        {
            throw new UserErrorException(
                $"The page cannot be served at {Address}, port {Port}: {problem.Message.TrimEnd('.')}.", "Choose another port with `--port`.");
        }

        await using (server.ConfigureAwait(false))
        {
            environment.Output.WriteLine($"{desk.Study}: {server.Address}");
            environment.Output.WriteLine($"owner's code: {desk.InviteOwner()} (once, within the hour)");
            environment.Output.WriteLine($"invite annotators there, or by `cdi annotate {Spec} --invite NAME`; Ctrl-C closes the page");
            environment.Output.Flush();
            var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = interrupted.Register(end.SetResult).ConfigureAwait(false);
            await end.Task.ConfigureAwait(false);
        }

        environment.Output.WriteLine($"{desk.Study}: the page is closed; `cdi annotate {Spec}` opens it again");
        return ExitCode.Success;
    }
}
