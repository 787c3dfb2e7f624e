using System.Security.Cryptography;
using System.Runtime.InteropServices;
using Cdi.Estimation.Numerics;
using Cdi.Studies.Texts;

namespace Cdi.Studies.Tests.Texts;

/// <summary>Vectors of n-grams: functions of the text alone, near where texts are alike.</summary>
public sealed class HashedNgramsTests
{
    private static SparseVector Of(string text) => HashedNgrams.Instance.Of(text);

    [Theory]
    [InlineData("Could you help me, please?")]
    [InlineData("x")]
    [InlineData("这是一个投诉")]
    [InlineData("👍👍 ok")]
    public void A_vector_has_length_one_and_components_in_order(string text)
    {
        var vector = Of(text);
        Assert.Equal(1, vector.Dot(vector), 1e-6);
        Assert.Equal(HashedNgrams.Instance.Dimensions, vector.Dimensions);
        Assert.Equal(vector.Indices.ToArray().Order(), vector.Indices.ToArray());
        Assert.Equal(1, SparseVector.Cosine(vector, Of(text)), 1e-12);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void A_text_without_a_word_is_zero(string text)
    {
        Assert.Equal(0, Of(text).Count);
        Assert.Equal(0, SparseVector.Cosine(Of(text), Of("a word")));
    }

    [Theory]
    [InlineData("Ein Café", "ein cafe\u0301")]
    [InlineData("to  be\nor", " To be\tor ")]
    public void Case_normal_form_and_blanks_make_no_difference(string one, string other)
    {
        Assert.Equal(Of(one).Indices.ToArray(), Of(other).Indices.ToArray());
        Assert.Equal(Of(one).Values.ToArray(), Of(other).Values.ToArray());
    }

    [Fact]
    public void Texts_that_share_words_or_parts_of_words_are_nearer_than_others()
    {
        var text = Of("The climate is changing because of emissions");
        double[] near =
        [
            SparseVector.Cosine(text, Of("The climate is changing because of our emissions")),
            SparseVector.Cosine(text, Of("Climates changed with emission levels")),
            SparseVector.Cosine(text, Of("My dog sleeps on a sofa")),
        ];
        Assert.True(near[0] > near[1] && near[1] > near[2], string.Join(", ", near));
    }

    [Fact]
    public void A_repeated_word_counts_by_the_logarithm()
    {
        // Words: "a" f times and its pair f − 1 times; characters: " a" and "a " f times, " a " f times.
        var (once, often) = (Of("b a"), Of("b a a a a a a a a"));
        Assert.InRange(SparseVector.Cosine(once, often), 0.5, 0.99);
    }

    // Recorded calls of nearest examples and labels that were learnt rest on the hash: it may not change from version to version.
    [Fact]
    public void The_hash_is_the_one_of_every_version()
    {
        var vector = Of("Could you help me, please? Ça va — 這是 👍");
        var digest = SHA256.HashData([.. MemoryMarshal.AsBytes(vector.Indices.Span), .. MemoryMarshal.AsBytes(vector.Values.Span)]);
        Assert.Equal(Pinned, Convert.ToHexStringLower(digest)[..16]);
    }

    private const string Pinned = "7f79ad43a0066e9b";

    [Fact]
    public void Threads_and_other_texts_make_no_difference()
    {
        string[] texts = ["one text", "another text", "", "a third, longer text about something"];
        var (alone, shared) = (texts.Select(Of).ToList(), HashedNgrams.Instance.Of(texts, 2));
        Assert.All(Enumerable.Range(0, texts.Length), row => Assert.Equal(alone[row].Values.ToArray(), shared[row].Values.ToArray()));
    }

    [Fact]
    public void Vectors_of_other_dimensions_are_refused() =>
        Assert.Throws<ArgumentException>(() => Of("a").Dot(new SparseVector(3, new[] { 1 }, new[] { 1f })));
}
