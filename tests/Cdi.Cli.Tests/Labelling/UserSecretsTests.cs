using Cdi.ModelServer;

namespace Cdi.Cli.Tests.Labelling;

/// <summary>Keys from the user secrets of .NET.</summary>
public sealed class UserSecretsTests
{
    private const string Kept = "kept-planted-secret", Set = "set-planted-secret";

    [Fact]
    public async Task A_key_is_found_in_the_user_secrets_where_the_environment_has_none_and_is_written_nowhere()
    {
        await using var session = await LabelSession.StartAsync(_ => ServerFault.Unauthorised);
        var name = $"CDI_API_KEY_127_0_0_1_{session.Server.Address.Port}";
        var file = Secrets(session, $$"""{ /* by hand */ "{{name}}": "{{Kept}}" }""");
        var kept = session.Cdi("label study.cdi");
        Assert.Equal(Kept, session.Server.Last?.Key);
        session.Session[name] = Set;
        var set = session.Cdi("label study.cdi");
        Assert.Equal(Set, session.Server.Last?.Key);
        Assert.All([kept, set], each => Assert.Contains("[key]", each.Error));
        var texts = Directory.EnumerateFiles(session.Session.Folder, "*", SearchOption.AllDirectories).Where(each => each != file).Select(File.ReadAllText);
        Assert.All([kept.ToString(), set.ToString(), .. texts], text =>
        {
            Assert.DoesNotContain(Kept, text);
            Assert.DoesNotContain(Set, text);
        });
    }

    [Fact]
    public async Task User_secrets_that_are_no_JSON_are_named_and_not_quoted()
    {
        await using var session = await LabelSession.StartAsync();
        Secrets(session, "{ \"CDI_API_KEY\": " + Kept + " }");
        var label = session.Cdi("label study.cdi");
        Assert.Equal(ExitCode.UserError, label.Code);
        Assert.Contains("secrets.json` are no JSON.", label.Error);
        Assert.DoesNotContain("planted", label.ToString());
        Assert.Equal(0, session.Server.Calls);
    }

    private static string Secrets(LabelSession session, string content)
    {
        session.Session["HOME"] = Path.Combine(session.Session.Folder, "home");
        return Path.Combine(session.Session.Folder, session.Session.Write("home/.microsoft/usersecrets/cdi/secrets.json", content));
    }
}
