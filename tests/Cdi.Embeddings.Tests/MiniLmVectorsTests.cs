using Cdi.Annotators.Engine;
using Cdi.Corpus;
using Cdi.Estimation.Numerics;
using Cdi.Studies;
using Cdi.Studies.Definitions;

namespace Cdi.Embeddings.Tests;

/// <summary>The model itself, which is read once.</summary>
public sealed class MiniLmVectorsTests(MiniLmVectors vectors) : IClassFixture<MiniLmVectors>
{
    private static readonly string[] Texts =
    [
        "The library does not open today.", "Our reading room stays closed this morning.", "My dog sleeps on the sofa.", "A puppy naps on the couch.",
        "Many thanks for the quick answer!", "I am furious about this invoice.",
    ];

    [Fact]
    public void Texts_that_mean_the_same_in_other_words_are_near()
    {
        var said = vectors.Of(Texts);
        Assert.True(SparseVector.Cosine(said[0], said[1]) > SparseVector.Cosine(said[0], said[2]) + 0.2);
        Assert.True(SparseVector.Cosine(said[2], said[3]) > SparseVector.Cosine(said[1], said[3]) + 0.2);
    }

    [Fact]
    public void Neither_threads_nor_other_texts_change_a_bit()
    {
        var together = vectors.Of(Texts, 2);
        for (var row = 0; row < Texts.Length; row++)
        {
            var alone = Assert.Single(vectors.Of([Texts[row]]));
            Assert.Equal(alone.Values.ToArray(), together[row].Values.ToArray());
            Assert.Equal((384, 384), (alone.Dimensions, alone.Count));
            Assert.Equal(1, alone.Dot(alone), 1e-6);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    [InlineData("?!… — 🙂")]
    public void A_text_without_a_word_is_zero(string text) => Assert.Equal(0, Assert.Single(vectors.Of([text])).Count);

    [Theory]
    [InlineData("a")]
    [InlineData("Die Tür ist offen.")]
    [InlineData("图书馆今天不开门。")]
    [InlineData("broken \ud800 pair")]
    [InlineData("a\0b\u0007 [CLS] [SEP] [MASK]")]
    public void Any_text_has_a_vector(string text) => Assert.Equal(1, Length(text), 1e-6);

    [Fact]
    public void Of_a_long_text_the_beginning_counts()
    {
        var letter = string.Join(' ', Enumerable.Repeat("The library does not open today.", 200));
        Assert.Equal(1, Length(letter), 1e-6);
        Assert.Equal(1, Length(new string('x', 100_000)), 1e-6);
        var said = vectors.Of([letter, letter + " My dog sleeps on the sofa."]);
        Assert.Equal(said[0].Values.ToArray(), said[1].Values.ToArray());
    }

    [Fact]
    public void The_nearest_example_is_the_one_that_means_the_same()
    {
        var corpus = new CorpusDefinition
        {
            Name = "letters", Source = "letters.csv", Key = "letter", Columns = [new("letter", ColumnType.Id), new("body", ColumnType.Text)],
        };
        var table = CorpusReader.Read(corpus, CorpusRows.Of(Texts, ["letter", "body"], (text, cells) =>
        {
            cells.Add(Array.IndexOf(Texts, text).ToString());
            cells.Add(text);
        }));
        var llm = new LlmDefinition
        {
            Name = "reader", Outcome = "tone", Model = "m-2026-01-15", Temperature = 0, AnnotateOnFailure = true,
            LabelPrompt = "{options}\n{examples}\n\nLetter: {body}",
            Calls = new() { Protocol = ModelProtocol.OpenAI, Model = "m-2026-01-15", MaxTokens = 5 },
        };
        var pool = new ModelExamples { Items = [new(1, "", 0), new(2, "", 1)], Choice = ExampleChoice.Nearest, Vectors = EmbeddedKind.Minilm, Shown = 1 };
        var outcome = new OutcomeDefinition { Name = "tone", Options = [new("F", "Friendly"), new("C", "Curt")] };
        var task = new ModelTask(llm, outcome, table, "localhost", pool, vectors);
        Assert.Contains("reading room stays closed this morning.\nAnswer: F\n", task.LabelQuestion(0, 0, 1).Request.Prompt, StringComparison.Ordinal);
        Assert.Contains("dog sleeps on the sofa.\nAnswer: C\n", task.LabelQuestion(3, 0, 1).Request.Prompt, StringComparison.Ordinal);
    }

    private double Length(string text)
    {
        var vector = Assert.Single(vectors.Of([text]));
        return vector.Dot(vector);
    }
}
