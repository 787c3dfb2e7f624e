using Cdi.Corpus.Joining;

namespace Cdi.Corpus.Tests;

/// <summary>What annotators are called whose answers to several questions stand in columns of their own.</summary>
public sealed class AnnotatorColumnsTests
{
    [Theory]
    [InlineData("ann_attack ann_group bob_attack bob_group", "ann bob")]
    [InlineData("attack.ann group.ann attack.bob group.bob", "ann bob")]
    [InlineData("coder_1_attack coder_1_group coder_2_attack coder_2_group", "coder_1 coder_2")]
    [InlineData("a_attack a_age b_attack b_age", "a b")]
    [InlineData("q1 q2 q3 q4", "q1 q3")]
    [InlineData("x_ann_1 x_ann_2 x_bob_1 x_bob_2", "x_ann x_bob")]
    [InlineData("h_a1 h_g1 h_a2 h_g2", "h_a1 h_a2")]
    public void They_go_by_what_tells_them_apart(string headers, string names)
    {
        RecordedLabels[] columns = [.. headers.Split(' ').Select((header, place) => new RecordedLabels(
            $"n{place}", header, LabelMap.Identity(["yes", "no"])))];
        var file = new LabelFile { Subject = "human.coders.recorded", Source = "coders.csv", Key = "id", Answers = columns[..2], OtherAnswers = columns[2..] };
        Assert.Equal(names.Split(' '), AnnotatorColumns.NamesOf(file));
    }
}
