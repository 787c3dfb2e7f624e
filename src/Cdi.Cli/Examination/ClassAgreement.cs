namespace Cdi.Cli.Examination;

/// <summary>Agreement on one option.</summary>
/// <param name="Option">The option as people write it.</param>
/// <param name="Human">Labelled texts to which people gave it.</param>
/// <param name="Llm">Texts of the file to which the model gave it.</param>
/// <param name="WherePeopleSaySo">Share on which the model agrees among texts that people gave the option (sensitivity, recall).</param>
/// <param name="WhereModelSaysSo">Share on which people agree among texts that the model gave the option (positive predictive value, precision).</param>
internal sealed record ClassAgreement(string Option, int Human, int Llm, ShareInterval? WherePeopleSaySo, ShareInterval? WhereModelSaysSo);
