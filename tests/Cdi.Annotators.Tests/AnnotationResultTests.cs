using Cdi.Annotators.Answers;
using Cdi.Annotators.Engine;

namespace Cdi.Annotators.Tests;

/// <summary>When a model's calls tell nothing but that they were rejected.</summary>
public sealed class AnnotationResultTests
{
    private static readonly RowAnnotation Rejected = new(double.NaN, double.NaN) { Failure = AnswerFailure.Rejected };
    private static readonly RowAnnotation Refused = new(double.NaN, double.NaN) { Failure = AnswerFailure.Refused };

    [Fact]
    public void Where_nothing_was_asked_nothing_was_rejected()
    {
        Assert.False(AnnotationResult.AreAllRejected([]));
        Assert.False(AnnotationResult.AreAllRejected([RowAnnotation.Unasked, RowAnnotation.OfExample]));
    }

    [Fact]
    public void Rejections_beside_texts_that_were_not_asked_about_are_all_there_is() =>
        Assert.True(AnnotationResult.AreAllRejected([RowAnnotation.Unasked, Rejected, RowAnnotation.OfExample]));

    [Fact]
    public void Whatever_else_a_model_said_tells_that_it_takes_calls()
    {
        Assert.False(AnnotationResult.AreAllRejected([Rejected, new(0, double.NaN)]));
        Assert.False(AnnotationResult.AreAllRejected([Rejected, Refused]));
    }
}
