namespace Cdi.Cli.Examination;

/// <summary>One quantity of the labelled texts beside what the declared draw says it should be.</summary>
/// <param name="Quantity">What is compared, in words.</param>
/// <param name="Labelled">What the labelled texts give.</param>
/// <param name="Expected">What all texts give.</param>
/// <param name="PValue">Corrected for all tests of the check.</param>
internal readonly record struct DrawTest(string Quantity, double Labelled, double Expected, double PValue);
