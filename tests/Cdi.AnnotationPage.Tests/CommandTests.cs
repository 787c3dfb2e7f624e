using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cdi.Cli;
using Cdi.Cli.Tests.Collecting;
using Cdi.Ledgers;
using Cdi.Ledgers.Pages;
using Microsoft.Data.Sqlite;

namespace Cdi.AnnotationPage.Tests;

/// <summary>What <c>cdi annotate</c> says where it serves nothing, and what it refuses.</summary>
public sealed class CommandTests
{
    [Fact]
    public void Annotators_are_invited_and_let_in_no_more_without_a_page()
    {
        using var live = new LiveSession();
        var invited = live.Cdi("annotate study.cdi --invite ann --invite bob");
        Assert.Equal(ExitCode.Success, invited.Code);
        Assert.Matches("^ann: [0-9A-Z]{5}(-[0-9A-Z]{5}){3} \\(once, within 14 days\\)\nbob: ", invited.Output);
        Assert.Equal("ann: let in no more; answers stay\n", live.Cdi("annotate study.cdi --revoke ann").Output);
        var unknown = live.Cdi("annotate study.cdi --revoke eva");
        Assert.Equal((ExitCode.UserError, "cdi: Nobody was invited as `eva`.\n  hint: Name an annotator as in the invitation.\n"),
            (unknown.Code, unknown.Error));
        Assert.Contains("`OWNER` is no name for an annotator.", live.Cdi("annotate study.cdi --invite OWNER").Error, StringComparison.Ordinal);
        Assert.Contains("asked: 0 of 40 labels asked", live.Cdi("status study.cdi").Output, StringComparison.Ordinal);
        live.Session.Write("study.cdi", LiveSession.Spec(recorded: true));
        Assert.Contains("error CDI91", live.Cdi("annotate study.cdi --invite ann").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port 70000", "`--port` takes a number from 0 to 65535, found `70000`.")]
    [InlineData("--address localhost", "`--address` takes an IP address, found `localhost`.")]
    [InlineData("--address 192.0.2.1", "error CDI9350: Other machines reach `192.0.2.1`")]
    [InlineData("--certificate none.pem", "error CDI9351: The certificate of the page cannot be used: Could not find file")]
    [InlineData("--certificate data.csv", "error CDI9351: ")]
    [InlineData("--certificate old.pfx", "error CDI9351: The certificate of the page cannot be used: it has expired.")]
    [InlineData("--certificate bare.pfx", "error CDI9351: The certificate of the page cannot be used: it has no private key.")]
    public void What_cannot_be_served_is_refused_before_anything_is_drawn(string options, string said)
    {
        using var live = new LiveSession();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=page", key, HashAlgorithmName.SHA256);
        using var old = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        File.WriteAllBytes(Path.Combine(live.Session.Folder, "old.pfx"), old.Export(X509ContentType.Pkcs12));
        using var bare = X509CertificateLoader.LoadCertificate(old.RawData);
        File.WriteAllBytes(Path.Combine(live.Session.Folder, "bare.pfx"), bare.Export(X509ContentType.Pkcs12));
        var run = live.Cdi($"annotate study.cdi {options}");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.False(live.Session.Exists("study.ledger"));
    }

    [Fact]
    public async Task An_entry_of_the_page_that_was_changed_is_found_when_the_page_is_opened()
    {
        await using var served = await ServedStudy.OpenAsync();
        using (var ann = await served.AnnotatorAsync("ann"))
            await PageBrowser.WorkAsync(await ann.AnswerAsync((await ann.NextAsync()).Texts[0].Lease, "Y"));
        await served.CloseAsync();
        var file = Path.Combine(served.Live.Session.Folder, "study.ledger");
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE page SET body = '{}' WHERE kind = 'answered'";
            Assert.Throws<SqliteException>(() => command.ExecuteNonQuery());
            command.CommandText = "DROP TRIGGER page_is_not_changed; UPDATE page SET body = replace(body, '\"Y\"', '\"N\"') WHERE kind = 'answered'";
            command.ExecuteNonQuery();
        }

        using var changed = SqlitePageLedger.Open(file, served.Clock, serves: true);
        Assert.Equal(LedgerFailure.Damaged, Assert.Throws<LedgerException>(() => changed.ReadNew()).Failure);
    }
}
