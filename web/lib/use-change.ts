import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query'

/** A change. Whatever became of it, all that is shown under these keys is asked anew. */
export const useChange = <I, V>(send: (input: I) => Promise<V>, ...renewed: readonly QueryKey[]) => {
  const client = useQueryClient()
  return useMutation({ mutationFn: send, onSettled: () => Promise.all(renewed.map((queryKey) => client.invalidateQueries({ queryKey }))) })
}
