using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Cdi.Cli.Tests.Collecting;

namespace Cdi.AnnotationPage.Tests;

/// <summary>Annotators never learn what a model says, what others say, or how likely a text was to be drawn: nothing of it goes over the wire.</summary>
public sealed class BlindnessTests
{
    private static readonly string[] Words = ["m0del-affirms", "m0del-denies", "0.76543", "0.91827", "reader", "\"k0"];

    [Fact]
    public async Task Nothing_of_the_model_is_in_the_traffic_of_a_whole_study()
    {
        var spec = LiveSession.Spec().Replace("label = model where { yes = Y, no = N }", "label = model where { \"m0del-affirms\" = Y, \"m0del-denies\" = N }",
            StringComparison.Ordinal);
        await using var served = await ServedStudy.OpenAsync(spec, Corpus(row => row % 7 == 0));
        var traffic = await LabelledAsync(served);
        Assert.Contains("Text 3, in words", traffic, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"complete\"", traffic, StringComparison.Ordinal);
        foreach (var word in Words) Assert.DoesNotContain(word, traffic, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Where_the_model_draws_nothing_the_traffic_is_the_same_whatever_it_says()
    {
        var spec = LiveSession.Spec(design: "uniform").Replace("label = model where { yes = Y, no = N }",
            "label = model where { \"m0del-affirms\" = Y, \"m0del-denies\" = N }", StringComparison.Ordinal);
        var all = new List<string>();
        foreach (var says in new Func<int, bool>[] { row => row % 7 == 0, row => row % 7 != 0 })
        {
            await using var served = await ServedStudy.OpenAsync(spec, Corpus(says));
            all.Add(await LabelledAsync(served));
        }

        Assert.Equal(Plain(all[0]), Plain(all[1]));
    }

    // What chance makes anew for every session, lease and cookie, and dates.
    private static string Plain(string traffic) =>
        Regex.Replace(Regex.Replace(traffic, "[0-9a-f]{32,64}|cdi-[0-9a-f]{12}=[\\w-]+", "*"), "(?m)^  Date: .*$", "");

    private static string Corpus(Func<int, bool> affirms)
    {
        var rows = new StringBuilder("id,body,long,model,sure,people\n");
        for (var row = 1; row <= LiveSession.Texts; row++)
        {
            var says = affirms(row);
            rows.Append(CultureInfo.InvariantCulture,
                $"k{row:000},\"Text {row}, in words\",{row % 2},{(says ? "m0del-affirms" : "m0del-denies")},{(row % 2 == 0 ? "0.76543" : "0.91827")},no\n");
        }

        return rows.ToString();
    }

    private static async Task<string> LabelledAsync(ServedStudy served)
    {
        using var ann = await served.AnnotatorAsync("ann");
        foreach (var path in new[] { "/", "/api/session", "/api/study", "/api/owner" }) await ann.GetAsync(path);
        for (var (work, k) = (await ann.NextAsync(3), 0); work.State == "texts"; k++, work = await ann.NextAsync(3))
        {
            await ann.AnswerAsync(work.Texts[0].Lease, "no such answer");
            await PageBrowser.WorkAsync(await ann.AnswerAsync(work.Texts[0].Lease, ServedStudy.Truth(work.Texts[0].Texts[0]), $"blind-{k:0000}"));
            if (k == 5) await ann.UndoAsync("undone-0005");
            if (k == 7) await ann.PostAsync("/api/skip", new { id = "skipped-0007", lease = work.Texts[1].Lease, reason = "Later." });
        }

        return ann.Traffic;
    }
}
