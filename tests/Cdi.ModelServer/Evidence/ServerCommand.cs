namespace Cdi.ModelServer.Evidence;

/// <summary>What the project does as a program: serve, or show what the engine stands.</summary>
internal static class ServerCommand
{
    private const string Usage = """
        serve PORT                 a model server on this machine whose answers to every prompt are A
        load CALLS PERCENT FAULT   CALLS calls of which PERCENT per cent go wrong; FAULT is a kind, or `all`
        """;

    /// <summary>Carries out a command.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case ["serve", var port]:
                await using (var server = await LocalModelServer.StartAsync(new() { Answer = _ => "A" }, int.Parse(port)))
                {
                    Console.WriteLine(server.OpenAI);
                    await server.RunAsync();
                }

                return 0;
            case ["load", var calls, var percent, var fault]:
                return await LoadRun.ShowAsync(int.Parse(calls), int.Parse(percent), fault);
            default:
                Console.Error.WriteLine(Usage);
                return 1;
        }
    }
}
