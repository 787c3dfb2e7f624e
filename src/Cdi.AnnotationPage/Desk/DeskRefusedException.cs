namespace Cdi.AnnotationPage.Desk;

/// <summary>Something is not done; nothing was written.</summary>
/// <param name="refusal">Why.</param>
internal sealed class DeskRefusedException(DeskRefusal refusal) : Exception($"{refusal}")
{
    /// <summary>Why.</summary>
    public DeskRefusal Refusal { get; } = refusal;
}
